import type { FileForm } from '../cells.ts';
import { lineWriter } from './lines.ts';
import type { FileWriter, Sink } from './sink.ts';

/** Writes one JSON object for each line: first what the file says of itself, then the rows, with all keys each. */
export const jsonlWriter = ({ columns, header }: FileForm, sink: Sink): FileWriter => {
  // The text before each value, and whether the value needs quotes: no text has a sign to be escaped.
  const keys = columns.map(({ name, type }, at) => ({
    before: `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`,
    quote: type === 'TEXT' ? '"' : '',
  }));
  return lineWriter(
    `{"cohort":${header}}`,
    (values, row) => {
      let line = '';
      keys.forEach(({ before, quote }, at) => {
        const value = values[at]?.[row] ?? null;
        line += value === null ? `${before}null` : before + quote + value + quote;
      });
      return `${line}}`;
    },
    sink,
  );
};
