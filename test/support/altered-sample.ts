import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleDir } from './gateway.ts';

/** Changes a folder that holds a copy of the sample. */
export type Alteration = (folder: string) => void;

/** A cell: the data row counted from 1, the position in the row counted from 0. */
export interface CellPlace {
  readonly row: number;
  readonly at: number;
}

/** Uses a copy of the sample in which something was changed; the copy is gone afterwards. */
export async function withAlteredSample<Result>(
  alteration: Alteration,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-altered-'));
  try {
    cpSync(sampleDir, folder, { recursive: true });
    alteration(folder);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sample as it is. */
export const unaltered: Alteration = () => {};

/** Several changes, one after the other. */
export const both =
  (...alterations: readonly Alteration[]): Alteration =>
  (folder) => {
    for (const alter of alterations) alter(folder);
  };

/** Without some files. */
export const without =
  (...names: readonly string[]): Alteration =>
  (folder) => {
    for (const name of names) rmSync(join(folder, name));
  };

/** With other bytes in a file. */
export const withBytes =
  (name: string, change: (bytes: Buffer) => Buffer): Alteration =>
  (folder) => {
    const path = join(folder, name);
    writeFileSync(path, change(readFileSync(path)));
  };

/** With another text in a file. */
export const withText = (name: string, change: (text: string) => string): Alteration =>
  withBytes(name, (bytes) => Buffer.from(change(bytes.toString('utf8'))));

/** With other lines in a file; the line ends stay as they are. */
export const withLines = (name: string, change: (lines: string[]) => string[]): Alteration =>
  withText(name, (text) => {
    const end = text.includes('\r\n') ? '\r\n' : '\n';
    return change(text.split(end)).join(end);
  });

/** With another line in place of a data row, or with several. */
export const withRow = (
  name: string,
  row: number,
  change: (line: string) => string | string[],
): Alteration =>
  withLines(name, (lines) => {
    const at = linesAbove(name) + row - 1;
    return lines.flatMap((line, i) => (i === at ? change(line) : line));
  });

/** With another header. */
export const withHeader = (name: string, change: (line: string) => string): Alteration =>
  withLines(name, ([header = '', ...rows]) => [change(header), ...rows]);

/** With another text in one cell. */
export const withCell = (name: string, { row, at }: CellPlace, text: string): Alteration =>
  withRow(name, row, (line) =>
    line
      .split(',')
      .map((cell, i) => (i === at ? text : cell))
      .join(','),
  );

/** Cut off behind a number of data rows, the line end of the last one included. */
export const cutBehind = (name: string, rows: number): Alteration =>
  withLines(name, (lines) => [...lines.slice(0, linesAbove(name) + rows), '']);

/** The lists have no header. */
function linesAbove(name: string): number {
  return name.endsWith('.txt') ? 0 : 1;
}
