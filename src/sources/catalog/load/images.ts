import { type Entries, readEntries } from './data-entry.ts';
import { nameOfImage, patientOf } from './image-keys.ts';
import { LoadError, type Place, shown } from './load-error.ts';
import type { PublishedFile } from './published-folder.ts';

/** A release whose rows can be found by image. */
export interface Release {
  readonly entries: Entries;
  /** The row of each image, from 0, by the image's ordinal. */
  readonly rowOf: Int32Array;
}

/** The images of the collection in the order of their names; the position of one is its ordinal. */
export interface LoadedImages {
  readonly keys: Float64Array;
  readonly nlp2017: Release | null;
  readonly nlp2020: Release | null;
  /** v2020 where it is loaded, else 2017. */
  readonly served: Release;
  /** Position of an image. LoadError where the served release does not have it. */
  ordinalOf(key: number, place: Place): number;
}

/** Where a key stands among sorted ones; -1 where it does not. */
const findKey = (keys: Float64Array, key: number): number => {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};

const IMAGE_COLUMN = 'Image Index';

const indexRows = (entries: Entries, keys: Float64Array, servedFile: string): Release => {
  const rowOf = new Int32Array(keys.length).fill(-1);
  for (const [row, key] of entries.keys.entries()) {
    const place = { file: entries.file, row: row + 1, column: IMAGE_COLUMN };
    const ordinal = findKey(keys, key);
    if (ordinal < 0)
      throw new LoadError(place, `an image of ${servedFile}`, shown(nameOfImage(key)));
    const earlier = rowOf[ordinal] ?? -1;
    if (earlier >= 0) {
      throw new LoadError(
        place,
        'each image once',
        `${shown(nameOfImage(key))} as in row ${earlier + 1}`,
      );
    }
    rowOf[ordinal] = row;
  }
  const missing = rowOf.indexOf(-1);
  if (missing < 0) return { entries, rowOf };
  const name = shown(nameOfImage(keys[missing] ?? 0));
  throw new LoadError({ file: entries.file }, `every image of ${servedFile}`, `no ${name}`);
};

/** The sex of a patient is the same in all of its rows, which now stand together. */
const checkSexes = ({ entries, rowOf }: Release, keys: Float64Array): void => {
  for (let i = 1; i < keys.length; i += 1) {
    if (patientOf(keys[i] ?? 0) !== patientOf(keys[i - 1] ?? 0)) continue;
    const [row, before] = [rowOf[i] ?? 0, rowOf[i - 1] ?? 0];
    if (entries.sex[row] === entries.sex[before]) continue;
    const place = { file: entries.file, row: row + 1, column: 'Patient Gender' };
    throw new LoadError(place, `the sex that the patient has in row ${before + 1}`, 'the other');
  }
};

const sortedKeys = ({ keys }: Entries): Float64Array => {
  const sorted = keys.slice().sort();
  // A key that occurs twice is refused with its rows when the rows are found.
  return sorted.filter((key, i) => key !== sorted[i - 1]);
};

/**
 * Joins the releases that are there.
 *
 * Errors: LoadError where none is, where an image stands twice in one, and where two releases do
 * not hold the same images: one was cut short.
 */
export const readImages = (
  file2017: PublishedFile | null,
  file2020: PublishedFile | null,
): LoadedImages => {
  const entries2017 = file2017 === null ? null : readEntries(file2017);
  const entries2020 = file2020 === null ? null : readEntries(file2020);
  const entries = entries2020 ?? entries2017;
  if (entries === null) {
    throw new LoadError(
      { file: 'Data_Entry_2017_v2020.csv' },
      'it, or Data_Entry_2017.csv',
      'neither',
    );
  }
  const keys = sortedKeys(entries);
  const join = (release: Entries | null): Release | null => {
    if (release === null) return null;
    const joined = indexRows(release, keys, entries.file);
    checkSexes(joined, keys);
    return joined;
  };
  const nlp2020 = join(entries2020);
  const nlp2017 = join(entries2017);
  return {
    keys,
    nlp2017,
    nlp2020,
    served: nlp2020 ?? nlp2017 ?? indexRows(entries, keys, entries.file),
    ordinalOf: (key, place) => {
      const ordinal = findKey(keys, key);
      if (ordinal >= 0) return ordinal;
      throw new LoadError(place, `an image of ${entries.file}`, shown(nameOfImage(key)));
    },
  };
};
