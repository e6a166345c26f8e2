import { readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** A file of the project. */
export const projectFile = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** A row of a table, cell by cell, as it is written. */
export type Row = readonly string[];

/** A page below docs/. */
export const pageOf = (page: string): string => projectFile(`docs/${page}`);

/** Rows of all tables of a page, or of one of its sections, without their heads. */
export const rowsOf = (page: string, section?: string): readonly Row[] =>
  (section === undefined ? page : sectionOf(page, section))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .slice(2, -2)
        .split(/(?<!\\) \| /)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );

/** What the first cells of rows name, such as `HOST`. */
export const namesIn = (rows: readonly Row[]): readonly string[] =>
  rows.map(([cell = '']) => cell.replaceAll('`', '')).toSorted();

const sectionOf = (page: string, title: string): string => {
  const [, behind = ''] = page.split(`\n## ${title}\n`);
  return behind.split('\n## ')[0] ?? '';
};
