import { isAscii } from 'node:buffer';
import type { PublishedFile } from './published-folder.ts';

const COMMA = 44;

/**
 * A row of a file: where it stands, and its cells by position from 0.
 *
 * One object serves all rows of a file in turn, so that reading a large file leaves no garbage:
 * take what you need from it, do not keep it.
 */
export interface CsvRow {
  readonly file: string;
  /** Data row, from 1. */
  readonly row: number;
  readonly bytes: Buffer;
  /** Where each cell begins and ends in the bytes. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** A cell as text. */
  text(at: number): string;
}

/** A row that moves on. */
type MovingRow = { -readonly [K in keyof CsvRow]: CsvRow[K] };

/** A row of so many cells, before the first of its file. */
export const createRow = ({ name, bytes }: PublishedFile, width: number): MovingRow => {
  const starts = new Int32Array(width);
  const ends = new Int32Array(width);
  const encoding = isAscii(bytes) ? 'latin1' : 'utf8';
  const text = (at: number): string => bytes.toString(encoding, starts[at], ends[at]);
  return { file: name, row: 0, bytes, starts, ends, text };
};

/** Finds the cells between two places; gives how many there are. */
export const splitCells = ({ bytes, starts, ends }: CsvRow, from: number, to: number): number => {
  let count = 0;
  let start = from;
  for (let i = from; i <= to; i += 1) {
    if (i < to && bytes[i] !== COMMA) continue;
    starts[count] = start;
    ends[count] = i;
    count += 1;
    start = i + 1;
  }
  return count;
};
