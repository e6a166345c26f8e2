import { imageIndexOf } from '../image-number.ts';
import { type Entries, readEntries } from './data-entry.ts';
import { findKey } from './image-keys.ts';
import { LoadError, type Place, shown } from './load-error.ts';
import type { PublishedFile } from './published-folder.ts';
import { joinRelease, type Release } from './release.ts';

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
    throw new LoadError({
      place: { file: 'Data_Entry_2017_v2020.csv' },
      wanted: 'it, or Data_Entry_2017.csv',
      found: 'neither',
    });
  }
  const keys = sortedKeys(entries);
  const join = (release: Entries | null): Release | null =>
    release === null ? null : joinRelease(release, keys, entries.file);
  const nlp2020 = join(entries2020);
  const nlp2017 = join(entries2017);
  return {
    keys,
    nlp2017,
    nlp2020,
    served: nlp2020 ?? nlp2017 ?? joinRelease(entries, keys, entries.file),
    ordinalOf: (key, place) => {
      const ordinal = findKey(keys, key);
      if (ordinal >= 0) return ordinal;
      const found = shown(imageIndexOf(key));
      throw new LoadError({ place, wanted: `an image of ${entries.file}`, found });
    },
  };
};

const sortedKeys = ({ keys }: Entries): Float64Array => {
  const sorted = keys.slice().sort();
  // A key that occurs twice is refused with its rows when the rows are found.
  return sorted.filter((key, i) => key !== sorted[i - 1]);
};
