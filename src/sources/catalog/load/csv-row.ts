import { isAscii } from 'node:buffer';
import { createTexts } from './known-texts.ts';
import type { PublishedFile } from './published-folder.ts';

const COMMA = 44;
const NEWLINE = 10;
const RETURN = 13;

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
  const textAt = createTexts(bytes, isAscii(bytes) ? 'latin1' : 'utf8');
  const text = (at: number): string => textAt(starts[at] ?? 0, ends[at] ?? 0);
  return { file: name, row: 0, bytes, starts, ends, text };
};

/** The line that begins at a place: where it ends, with its own end and without, and how many cells it has. */
export interface Line {
  end: number;
  next: number;
  cells: number;
}

/** Finds the cells of the line that begins at a place, in one go over its bytes. */
export const splitLine = ({ bytes, starts, ends }: CsvRow, from: number, line: Line): void => {
  let count = 0;
  let start = from;
  let at = from;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === NEWLINE) break;
    if (byte !== COMMA) continue;
    starts[count] = start;
    ends[count] = at;
    count += 1;
    start = at + 1;
  }
  line.end = at > from && bytes[at - 1] === RETURN ? at - 1 : at;
  line.next = at + 1;
  starts[count] = start;
  ends[count] = line.end;
  line.cells = count + 1;
};
