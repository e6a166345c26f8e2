import type { Split } from '../../../terms/split.ts';
import { imageIndexOf, patientOf } from '../image-number.ts';
import { imageCell } from './cells.ts';
import { forEachRow } from './csv.ts';
import type { LoadedImages } from './images.ts';
import { SPLIT_LIST } from './layouts.ts';
import { LoadError, shown } from './load-error.ts';
import type { PublishedFile } from './published-folder.ts';

/** The split of each image by ordinal; null where no loaded list has it. */
export type Splits = readonly (Split | null)[];

const IMAGE = { at: 0, column: 'Image Index' };

/** The lists that are there. */
export interface SplitLists {
  readonly trainValidation: PublishedFile | null;
  readonly test: PublishedFile | null;
  /** Told where an image is in neither of both: a row that was altered may be in another part. */
  readonly onMissing: (error: LoadError) => void;
}

/**
 * Reads the lists of the official split that are there; tells `count` the rows of each.
 *
 * Errors: LoadError where an image is listed twice, where a patient's images are divided, and,
 * with both lists, where an image is in neither: a list was cut short.
 */
export const readSplits = (
  images: LoadedImages,
  { trainValidation, test, onMissing }: SplitLists,
  count: (file: PublishedFile, rows: number) => void,
): Splits => {
  const splits = Array.from({ length: images.keys.length }, (): Split | null => null);
  if (trainValidation !== null) {
    count(
      trainValidation,
      readList(images, trainValidation, { splits, split: 'TRAIN_VALIDATION' }),
    );
  }
  if (test !== null) count(test, readList(images, test, { splits, split: 'TEST' }));
  const names = [trainValidation, test].flatMap((file) => file?.name ?? []).join(' and ');
  const left = splits.indexOf(null);
  if (trainValidation !== null && test !== null && left >= 0) {
    const found = `no ${shown(imageIndexOf(images.keys[left] ?? 0))}`;
    onMissing(
      new LoadError({ place: { file: names }, wanted: 'every image in one of them', found }),
    );
    return splits;
  }
  checkPatients(images, splits, names);
  return splits;
};

/** Reads a list of the official split and marks its images; gives its rows. */
const readList = (
  images: LoadedImages,
  file: PublishedFile,
  { splits, split }: { splits: (Split | null)[]; split: Split },
): number =>
  forEachRow(file, SPLIT_LIST, (row) => {
    const key = imageCell(row, IMAGE);
    const place = { file: file.name, row: row.row };
    const ordinal = images.ordinalOf(key, place);
    if (splits[ordinal] !== null) {
      const found = `${shown(imageIndexOf(key))} again`;
      throw new LoadError({ place, wanted: 'each image in one list, once', found });
    }
    splits[ordinal] = split;
  });

const checkPatients = ({ keys }: LoadedImages, splits: Splits, names: string): void => {
  for (let i = 1; i < keys.length; i += 1) {
    const [key, before] = [keys[i] ?? 0, keys[i - 1] ?? 0];
    if (splits[i] === splits[i - 1] || patientOf(key) !== patientOf(before)) continue;
    const found = `${shown(imageIndexOf(before))} and ${shown(imageIndexOf(key))} apart`;
    const wanted = 'all images of a patient on one side';
    throw new LoadError({ place: { file: names }, wanted, found });
  }
};
