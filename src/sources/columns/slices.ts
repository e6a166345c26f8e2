import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Columns } from '../../decode.ts';
import type { ImageColumns } from './columns.ts';
import { lastNumber, type NumberRange } from './read-tables.ts';

/** Rows that are taken over in one go: some milliseconds. */
const SLICE_ROWS = 2048;

/** Whether to go on; what is closed meanwhile is not read to its end. */
export type IsWanted = () => boolean;

/** A table that is known by nothing but its size and the greatest of its rising numbers. */
export interface SlicedTable {
  readonly rows: number;
  readonly last: number;
  /** Rows in a range, by number, so many at most. */
  readonly read: (range: NumberRange, limit: number) => Promise<Columns>;
}

/**
 * Reads a table in slices. Ranges grow where they hold few rows and shrink where they hold more than a
 * slice: nobody knows how numbers are spread, and a statement without a range reads the whole table.
 */
export const readInSlices = async (
  { rows, last, read }: SlicedTable,
  isWanted: IsWanted,
  take: (slice: Columns) => void,
): Promise<void> => {
  let width = Math.ceil(((last + 1) / Math.max(rows, 1)) * SLICE_ROWS);
  for (let from = 0; from <= last && isWanted(); ) {
    const to = from + width;
    // oxlint-disable-next-line no-await-in-loop -- a slice after the other, and others in between
    const slice = await read({ from, to }, SLICE_ROWS);
    take(slice);
    const found = slice['image_number']?.length ?? 0;
    const isFull = found === SLICE_ROWS;
    from = isFull ? (lastNumber(slice) ?? to) + 1 : to;
    if (isFull) width = Math.max(1, Math.floor(width / 2));
    else if (found < SLICE_ROWS / 2) width *= 2;
    // oxlint-disable-next-line no-await-in-loop -- the same
    await nextTurn();
  }
};

/** What is asked about the images of a range of numbers, whose places end before one. */
export interface ImageSlice {
  readonly range: NumberRange;
  readonly end: number;
}

/** Reads rows about images in slices of as many images as have a slice of rows on average. */
export const readByImages = async (
  { images, rows }: { readonly images: ImageColumns; readonly rows: number },
  isWanted: IsWanted,
  take: (slice: ImageSlice) => Promise<void>,
): Promise<void> => {
  const { count, numbers } = images;
  const step = Math.max(1, Math.floor((count * SLICE_ROWS) / Math.max(rows, 1)));
  for (let begin = 0; begin < count && isWanted(); begin += step) {
    const end = Math.min(begin + step, count);
    const range = { from: numbers[begin] ?? 0, to: (numbers[end - 1] ?? 0) + 1 };
    // oxlint-disable-next-line no-await-in-loop -- a slice after the other, and others in between
    await take({ range, end });
    // oxlint-disable-next-line no-await-in-loop -- the same
    await nextTurn();
  }
};
