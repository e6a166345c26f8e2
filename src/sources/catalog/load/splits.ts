import type { Split } from '../../../terms/split.ts';
import { imageCell } from './cells.ts';
import { readCsv } from './csv.ts';
import type { LoadedImages } from './images.ts';
import { SPLIT_LIST } from './layouts.ts';
import { LoadError, shown } from './load-error.ts';
import type { PublishedFile } from './published-folder.ts';

/** Reads a list of the official split and marks its images. LoadError where one is listed twice. */
export const readSplitList = (loaded: LoadedImages, file: PublishedFile, split: Split): string[] =>
  Array.from(readCsv(file, SPLIT_LIST), (row) => {
    const imageIndex = imageCell(row, { at: 0, column: 'Image Index' });
    const place = { file: file.name, row: row.row };
    const image = loaded.images[loaded.ordinalOf(imageIndex, place)];
    if (image?.split !== null) {
      throw new LoadError(place, 'each image in one list, once', `${shown(imageIndex)} again`);
    }
    image.split = split;
    return imageIndex;
  });

/**
 * Checks what the lists say together.
 *
 * Errors: LoadError where a patient's images are divided, and, with both lists, where an image is
 * in neither: a list was cut short.
 */
export const checkSplits = (
  { images }: LoadedImages,
  trainValidation: PublishedFile | null,
  test: PublishedFile | null,
): void => {
  const names = [trainValidation, test].flatMap((file) => file?.name ?? []).join(' and ');
  const left = images.find((image) => image.split === null);
  if (trainValidation !== null && test !== null && left !== undefined) {
    throw new LoadError({ file: names }, 'every image in one of them', `no ${shown(left.entry.imageIndex)}`);
  }
  images.forEach((image, i) => {
    const before = images[i - 1];
    if (before?.entry.patientId !== image.entry.patientId || before.split === image.split) return;
    const found = `${shown(before.entry.imageIndex)} and ${shown(image.entry.imageIndex)} apart`;
    throw new LoadError({ file: names }, 'all images of a patient on one side', found);
  });
};
