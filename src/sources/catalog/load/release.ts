import { imageIndexOf, patientOf } from '../image-number.ts';
import { type Entries, rowNumberOf } from './data-entry.ts';
import { findKey } from './image-keys.ts';
import { LoadError, shown } from './load-error.ts';

/** A release whose rows can be found by image. */
export interface Release {
  readonly entries: Entries;
  /** The row of each image, from 0, by the image's ordinal. */
  readonly rowOf: Int32Array;
}

/**
 * Finds the rows of a release by the keys of the served one.
 *
 * Errors: LoadError where an image stands twice, where the two do not hold the same images, and
 * where the sex of a patient changes.
 */
export const joinRelease = (entries: Entries, keys: Float64Array, servedFile: string): Release => {
  const release = indexRows(entries, keys, servedFile);
  checkSexes(release, keys);
  return release;
};

/** A value of a release's row, by ordinal; null where the release is not loaded. */
export const inRelease =
  (release: Release | null, column: 'present' | 'age') =>
  (ordinal: number): number | null =>
    release === null ? null : (release.entries[column][release.rowOf[ordinal] ?? 0] ?? null);

const indexRows = (entries: Entries, keys: Float64Array, servedFile: string): Release => {
  const rowOf = new Int32Array(keys.length).fill(-1);
  for (const [row, key] of entries.keys.entries()) {
    const place = { file: entries.file, row: rowNumberOf(entries, row), column: 'Image Index' };
    const ordinal = findKey(keys, key);
    if (ordinal < 0) {
      const found = shown(imageIndexOf(key));
      throw new LoadError({ place, wanted: `an image of ${servedFile}`, found });
    }
    const earlier = rowOf[ordinal] ?? -1;
    if (earlier >= 0) {
      const found = `${shown(imageIndexOf(key))} as in row ${rowNumberOf(entries, earlier)}`;
      throw new LoadError({ place, wanted: 'each image once', found });
    }
    rowOf[ordinal] = row;
  }
  const missing = rowOf.indexOf(-1);
  if (missing < 0) return { entries, rowOf };
  throw new LoadError({
    place: { file: entries.file },
    wanted: `every image of ${servedFile}`,
    found: `no ${shown(imageIndexOf(keys[missing] ?? 0))}`,
  });
};

/** The sex of a patient is the same in all of its rows, which now stand together. */
const checkSexes = ({ entries, rowOf }: Release, keys: Float64Array): void => {
  for (let i = 1; i < keys.length; i += 1) {
    if (patientOf(keys[i] ?? 0) !== patientOf(keys[i - 1] ?? 0)) continue;
    const [row, before] = [rowOf[i] ?? 0, rowOf[i - 1] ?? 0];
    if (entries.sex[row] === entries.sex[before]) continue;
    const place = { file: entries.file, row: rowNumberOf(entries, row), column: 'Patient Gender' };
    const wanted = `the sex that the patient has in row ${rowNumberOf(entries, before)}`;
    throw new LoadError({ place, wanted, found: 'the other' });
  }
};
