import type { FileForm } from '../cells.ts';
import { lineWriter } from './lines.ts';
import type { FileWriter, Sink } from './sink.ts';

/**
 * Writes CSV; a value that is missing is empty.
 *
 * No cell needs quotes: texts are names of files and words of the graph, which have no commas.
 */
export const csvWriter = ({ columns }: FileForm, sink: Sink): FileWriter =>
  lineWriter(
    columns.map(({ name }) => name).join(','),
    (values, row) => {
      let line = '';
      for (const column of values) line += `,${column[row] ?? ''}`;
      return line.slice(1);
    },
    sink,
  );
