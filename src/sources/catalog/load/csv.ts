import { isUtf8 } from 'node:buffer';
import { LoadError, shown } from './load-error.ts';
import type { PublishedFile } from './published-folder.ts';

// The published files are plain: no quotes, no blank rows, and headers whose titles hold commas
// (OriginalImage[Width,Height]), which no CSV library reads as they are meant. So cells are found
// by position, and the header is compared cell by cell.

const BOM = '\uFEFF';

/** A row of a file: its cells and where it stands. */
export interface CsvRow {
  readonly file: string;
  /** Data row, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
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
    const end = bytes.indexOf(10, start);
    const next = end === -1 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, next))) {
      const row = hasHeader ? line : line + 1;
      throw new LoadError({ file: name, row: row === 0 ? null : row }, 'UTF-8 text', 'other bytes');
    }
    start = next;
  }
  throw new LoadError({ file: name }, 'UTF-8 text', 'other bytes');
};

const textOf = (file: PublishedFile, hasHeader: boolean): string => {
  if (file.bytes.length === 0) throw new LoadError({ file: file.name }, 'rows', 'an empty file');
  if (!isUtf8(file.bytes)) findBadRow(file, hasHeader);
  const text = file.bytes.toString('utf8');
  return text.startsWith(BOM) ? text.slice(BOM.length) : text;
};

/** The lines of a text without their ends, CRLF or LF; the last line may lack one. */
function* linesOf(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield text.charCodeAt(end - 1) === 13 && end > start ? text.slice(start, end - 1) : text.slice(start, end);
    start = end + 1;
  }
}

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

/**
 * The data rows of a file, one by one.
 *
 * Errors: LoadError for an empty file, other bytes than UTF-8, another header, a row with another
 * number of cells, and a file without rows.
 */
export function* readCsv(file: PublishedFile, { header, columns }: CsvLayout): Generator<CsvRow> {
  let row = header === null ? 0 : -1;
  for (const line of linesOf(textOf(file, header !== null))) {
    row += 1;
    if (row === 0 && header !== null) {
      checkHeader(file.name, line, header);
      continue;
    }
    const cells = line.split(',');
    if (cells.length !== columns.length) {
      const found = line === '' ? 'a blank row' : `${cells.length}`;
      throw new LoadError({ file: file.name, row }, `${columns.length} cells`, found);
    }
    yield { file: file.name, row, cells };
  }
  if (row < 1) throw new LoadError({ file: file.name }, 'rows below the header', 'none');
}
