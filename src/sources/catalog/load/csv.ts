import { isUtf8 } from 'node:buffer';
import { type CsvRow, createRow, splitLine } from './csv-row.ts';
import { LoadError, shown } from './load-error.ts';
import type { PublishedFile } from './published-folder.ts';

// The published files are plain: no quotes, no blank rows, and headers whose titles hold commas
// (OriginalImage[Width,Height]), which no CSV library reads as they are meant. So cells are found
// by position, and the header is compared cell by cell.

const BOM = Buffer.from('\uFEFF');
const NEWLINE = 10;

/** How a file's header reads: all titles, joined by commas as published. */
export interface CsvLayout {
  /** Null where the file has no header. */
  readonly header: string | null;
  /** One title for each cell of a row. */
  readonly columns: readonly string[];
}

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
  const { bytes, name, rowNumbers } = file;
  let start = checkBytes(file, header !== null);
  const row = createRow(file, columns.length);
  let rows = header === null ? 0 : -1;
  const line = { end: 0, next: 0, cells: 0 };
  while (start < bytes.length) {
    splitLine(row, start, line);
    rows += 1;
    if (rows === 0 && header !== null) {
      checkHeader(name, bytes.toString('utf8', start, line.end), header);
    } else {
      row.row = rowNumbers?.[rows - 1] ?? rows;
      if (line.cells !== columns.length) {
        const found = line.end === start ? 'a blank row' : `${line.cells}`;
        const place = { file: name, row: row.row };
        throw new LoadError({ place, wanted: `${columns.length} cells`, found });
      }
      visit(row);
    }
    start = line.next;
  }
  // Of some rows of a file there may be none.
  if (rows < 1 && rowNumbers === undefined) {
    throw new LoadError({ place: { file: name }, wanted: 'rows below the header', found: 'none' });
  }
  return rows;
};

/** How many lines a file has at most: room for its rows. */
export const countLines = ({ bytes }: PublishedFile): number => {
  let lines = 1;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === NEWLINE) lines += 1;
  return lines;
};

const checkBytes = (file: PublishedFile, hasHeader: boolean): number => {
  if (file.bytes.length === 0 && file.rowNumbers === undefined) {
    throw new LoadError({ place: { file: file.name }, wanted: 'rows', found: 'an empty file' });
  }
  if (!isUtf8(file.bytes)) findBadRow(file, hasHeader);
  return file.bytes.indexOf(BOM) === 0 ? BOM.length : 0;
};

const findBadRow = ({ name, bytes, rowNumbers }: PublishedFile, hasHeader: boolean): never => {
  const complaint = { wanted: 'UTF-8 text', found: 'other bytes' };
  let start = 0;
  for (let line = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, start);
    const next = end === -1 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, next))) {
      const at = hasHeader ? line : line + 1;
      const row = at === 0 ? null : (rowNumbers?.[at - 1] ?? at);
      throw new LoadError({ place: { file: name, row }, ...complaint });
    }
    start = next;
  }
  throw new LoadError({ place: { file: name }, ...complaint });
};

const checkHeader = (file: string, line: string, header: string): void => {
  const place = { file, row: null };
  const wanted = withoutEmptyEnd(header.split(','));
  const found = withoutEmptyEnd(line.split(','));
  wanted.forEach((title, i) => {
    const there = found[i] ?? '';
    if (there === title) return;
    throw new LoadError({
      place,
      wanted: `${shown(title)} in cell ${i + 1}`,
      found: shown(there),
    });
  });
  if (found.length === wanted.length) return;
  throw new LoadError({ place, wanted: `${wanted.length} titles`, found: `${found.length}` });
};

const withoutEmptyEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
