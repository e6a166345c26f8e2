import { isAscii, isUtf8 } from 'node:buffer';
import { LoadError, shown } from './load-error.ts';
import type { PublishedFile } from './published-folder.ts';

// The published files are plain: no quotes, no blank rows, and headers whose titles hold commas
// (OriginalImage[Width,Height]), which no CSV library reads as they are meant. So cells are found
// by position, and the header is compared cell by cell.

const BOM = Buffer.from('\uFEFF');
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

/** How a file's header reads: all titles, joined by commas as published. */
export interface CsvLayout {
  /** Null where the file has no header. */
  readonly header: string | null;
  /** One title for each cell of a row. */
  readonly columns: readonly string[];
}

const findBadRow = ({ name, bytes }: PublishedFile, hasHeader: boolean): never => {
  let start = 0;
  for (let line = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, start);
    const next = end === -1 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, next))) {
      const row = hasHeader ? line : line + 1;
      throw new LoadError({ file: name, row: row === 0 ? null : row }, 'UTF-8 text', 'other bytes');
    }
    start = next;
  }
  throw new LoadError({ file: name }, 'UTF-8 text', 'other bytes');
};

const withoutEmptyEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

const checkHeader = (file: string, line: string, header: string): void => {
  const wanted = withoutEmptyEnd(header.split(','));
  const found = withoutEmptyEnd(line.split(','));
  wanted.forEach((title, i) => {
    const there = found[i] ?? '';
    if (there === title) return;
    throw new LoadError({ file, row: null }, `${shown(title)} in cell ${i + 1}`, shown(there));
  });
  if (found.length === wanted.length) return;
  throw new LoadError({ file, row: null }, `${wanted.length} titles`, `${found.length}`);
};

type MutableRow = { -readonly [K in keyof CsvRow]: CsvRow[K] };

const createRow = ({ name, bytes }: PublishedFile, width: number): MutableRow => {
  const starts = new Int32Array(width);
  const ends = new Int32Array(width);
  const encoding = isAscii(bytes) ? 'latin1' : 'utf8';
  const text = (at: number): string => bytes.toString(encoding, starts[at], ends[at]);
  return { file: name, row: 0, bytes, starts, ends, text };
};

/** Finds the cells between two places; gives how many there are. */
const splitCells = ({ bytes, starts, ends }: CsvRow, from: number, to: number): number => {
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

const checkBytes = (file: PublishedFile, hasHeader: boolean): number => {
  if (file.bytes.length === 0) throw new LoadError({ file: file.name }, 'rows', 'an empty file');
  if (!isUtf8(file.bytes)) findBadRow(file, hasHeader);
  return file.bytes.indexOf(BOM) === 0 ? BOM.length : 0;
};

/** How many lines a file has at most: room for its rows. */
export const countLines = ({ bytes }: PublishedFile): number => {
  let lines = 1;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
};

/**
 * Visits the data rows of a file in turn; gives how many there are.
 *
 * Lines end with CRLF or LF; the last may have no end.
 * Errors: LoadError for an empty file, other bytes than UTF-8, another header, a row with another
 * number of cells, and a file without rows.
 */
export const forEachRow = (
  file: PublishedFile,
  { header, columns }: CsvLayout,
  visit: (row: CsvRow) => void,
): number => {
  const { bytes, name } = file;
  let start = checkBytes(file, header !== null);
  const row = createRow(file, columns.length);
  row.row = header === null ? 0 : -1;
  while (start < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, start);
    const next = newline === -1 ? bytes.length : newline;
    const end = next > start && bytes[next - 1] === RETURN ? next - 1 : next;
    row.row += 1;
    if (row.row === 0 && header !== null) {
      checkHeader(name, bytes.toString('utf8', start, end), header);
    } else {
      const cells = splitCells(row, start, end);
      if (cells !== columns.length) {
        const found = end === start ? 'a blank row' : `${cells}`;
        throw new LoadError({ file: name, row: row.row }, `${columns.length} cells`, found);
      }
      visit(row);
    }
    start = next + 1;
  }
  if (row.row < 1) throw new LoadError({ file: name }, 'rows below the header', 'none');
  return row.row;
};
