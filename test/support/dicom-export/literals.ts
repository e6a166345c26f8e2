import type { Column } from '../../../src/sources/bigquery/bigquery.ts';
import type { Cell, ExportRow } from './export-rows.ts';

// Values as GoogleSQL writes them.

/** Rows behind `values`: what they have in some columns. */
export const literalRows = (rows: readonly ExportRow[], columns: readonly Column[]): string =>
  rows.map((row) => `(${literals(row, columns)})`).join(', ');

/** Of a row, or of a record in one. */
const literals = (row: ExportRow, columns: readonly Column[]): string =>
  columns.map((column) => literal(row[column.name] ?? null, column)).join(', ');

const literal = (cell: Cell, column: Column): string => {
  if (column.mode !== 'REPEATED') return scalar(cell, column);
  const cells: readonly Cell[] = Array.isArray(cell) ? cell : [];
  return `array<${typeOf(column)}>[${cells.map((one) => scalar(one, column)).join(', ')}]`;
};

const scalar = (cell: Cell, column: Column): string => {
  if (cell === null || Array.isArray(cell)) return `cast(null as ${typeOf(column)})`;
  if (typeof cell === 'object') {
    return `struct<${members(column)}>(${literals(cell as ExportRow, column.fields)})`;
  }
  if (column.type === 'STRING') return quoted(String(cell));
  if (column.type === 'BYTES') return `from_base64(${quoted(String(cell))})`;
  if (column.type === 'INTEGER') return String(cell);
  return `cast(${quoted(String(cell))} as ${typeOf(column)})`;
};

/** Of one value; the older names of the API are none of the language. */
const typeOf = (column: Column): string => {
  if (column.type === 'RECORD') return `struct<${members(column)}>`;
  return { INTEGER: 'int64', FLOAT: 'float64' }[column.type] ?? column.type;
};

const members = ({ fields }: Column): string =>
  fields
    .map((field) => {
      const type = typeOf(field);
      return `\`${field.name}\` ${field.mode === 'REPEATED' ? `array<${type}>` : type}`;
    })
    .join(', ');

/** GoogleSQL reads the escapes of JSON. */
const quoted = (text: string): string => JSON.stringify(text);
