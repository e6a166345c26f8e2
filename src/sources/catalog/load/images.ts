import type { Split } from '../../../terms/split.ts';
import { type Entry, readDataEntry } from './data-entry.ts';
import { LoadError, shown, type Place } from './load-error.ts';
import type { PublishedFile } from './published-folder.ts';

/** What an NLP release says of an image's findings. */
export interface NlpRow {
  readonly present: number;
  readonly rawCell: string;
  readonly row: number;
  readonly age: Entry['age'];
}

/** An image with all that the NIH files say of it. */
export interface LoadedImage {
  /** What the served release says: v2020 where it is loaded, else 2017. */
  readonly entry: Entry;
  readonly nlp2017: NlpRow | null;
  readonly nlp2020: NlpRow | null;
  split: Split | null;
}

/** The images in the order of their names, and where to find one. */
export interface LoadedImages {
  readonly images: readonly LoadedImage[];
  /** Position of an image. LoadError where the served release does not have it. */
  ordinalOf(imageIndex: string, place: Place): number;
}

const checkSameImages = (releases: { file: PublishedFile; entries: Map<string, Entry> }[]): void => {
  for (const { file, entries } of releases) {
    for (const other of releases) {
      const missing = other.entries.keys().find((name) => !entries.has(name));
      if (missing === undefined) continue;
      throw new LoadError({ file: file.name }, `every image of ${other.file.name}`, `no ${shown(missing)}`);
    }
  }
};

const checkSexes = (file: PublishedFile, entries: Iterable<Entry>): void => {
  const sexes = new Map<number, Entry>();
  for (const entry of entries) {
    const first = sexes.get(entry.patientId) ?? entry;
    sexes.set(entry.patientId, first);
    if (first.sex === entry.sex) continue;
    const place = { file: file.name, row: entry.row, column: 'Patient Gender' };
    throw new LoadError(place, `the sex that patient ${entry.patientId} has in row ${first.row}`, 'the other');
  }
};

const byName = (left: Entry, right: Entry): number => (left.imageIndex < right.imageIndex ? -1 : 1);

/** Joins the releases. LoadError where both are loaded and do not hold the same images. */
export const readImages = (
  file2017: PublishedFile | null,
  file2020: PublishedFile | null,
): LoadedImages => {
  const entries2017 = file2017 === null ? null : readDataEntry(file2017);
  const entries2020 = file2020 === null ? null : readDataEntry(file2020);
  const served = entries2020 ?? entries2017;
  if (served === null) {
    throw new LoadError({ file: 'Data_Entry_2017_v2020.csv' }, 'it, or Data_Entry_2017.csv', 'neither');
  }
  const releases = [
    ...(file2017 && entries2017 ? [{ file: file2017, entries: entries2017 }] : []),
    ...(file2020 && entries2020 ? [{ file: file2020, entries: entries2020 }] : []),
  ];
  checkSameImages(releases);
  for (const { file, entries } of releases) checkSexes(file, entries.values());
  const images = [...served.values()].sort(byName).map((entry) => ({
    entry,
    nlp2017: entries2017?.get(entry.imageIndex) ?? null,
    nlp2020: entries2020?.get(entry.imageIndex) ?? null,
    split: null,
  }));
  const ordinals = new Map(images.map(({ entry }, ordinal) => [entry.imageIndex, ordinal]));
  return {
    images,
    ordinalOf: (imageIndex, place) => {
      const ordinal = ordinals.get(imageIndex);
      if (ordinal !== undefined) return ordinal;
      throw new LoadError(place, 'an image of the served Data_Entry file', shown(imageIndex));
    },
  };
};
