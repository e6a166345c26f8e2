import type { ColumnValues } from '../columns-of-page.ts';
import type { FileWriter, Sink } from './sink.ts';

/** Rows whose lines are one text at a time. */
const ROWS_AT_ONCE = 1024;

/**
 * Writes a file of lines.
 *
 * first: the line before the rows; lineOf: the line of a row.
 */
export const lineWriter = (
  first: string,
  lineOf: (columns: readonly ColumnValues[], row: number) => string,
  sink: Sink,
): FileWriter => {
  let isBegun = false;
  const begin = (): void => {
    if (!isBegun) sink(Buffer.from(`${first}\n`));
    isBegun = true;
  };
  return {
    write: (columns) => {
      begin();
      const rows = columns[0]?.length ?? 0;
      for (let start = 0; start < rows; start += ROWS_AT_ONCE) {
        const lines: string[] = [];
        for (let row = start; row < Math.min(rows, start + ROWS_AT_ONCE); row += 1) {
          lines.push(lineOf(columns, row));
        }
        sink(Buffer.from(`${lines.join('\n')}\n`));
      }
    },
    end: begin,
  };
};
