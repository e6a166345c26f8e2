// Fills a table of the emulator by literals. Loaded as JSON, some types would come back as others: the emulator
// (0.8.1) keeps BYTES as their base64 text, and days within a repeated record with quotation marks.
import type { Column } from '../../../src/sources/bigquery/bigquery.ts';
import { fieldsOf } from '../../../src/sources/bigquery/columns.ts';
import { createTable, type EmulatorDataset, removeTable, runSql } from '../emulator-tables.ts';
import type { ExportRow } from './export-rows.ts';
import { literalRows } from './literals.ts';

/** A table with columns as they are, and its rows. */
export interface FilledTable {
  readonly tableId: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ExportRow[];
}

/** Rows of one statement, so that its text stays short. */
const AT_ONCE = 100;

/** Makes a table. One that is there already goes first. */
export const fillTable = async (emulator: EmulatorDataset, table: FilledTable): Promise<void> => {
  await removeTable(emulator, table.tableId);
  await createTable(emulator, table.tableId, fieldsOf(table.columns.map(asEmulated)));
  // Rows that have the same columns go together: the text of a NULL of a deep record would be long.
  const alike = Map.groupBy(table.rows, (row) => Object.keys(row).toSorted().join());
  for (const rows of alike.values()) {
    for (let first = 0; first < rows.length; first += AT_ONCE) {
      const some = { ...table, rows: rows.slice(first, first + AT_ONCE) };
      await runSql(emulator, insertion(emulator, some));
    }
  }
};

/** By FLOAT, the API's older name of FLOAT64, the emulator understands a number of 32 bits. */
const asEmulated = (column: Column): Column => ({
  ...column,
  type: column.type === 'FLOAT' ? 'FLOAT64' : column.type,
  fields: column.fields.map(asEmulated),
});

const insertion = (
  { datasetId }: EmulatorDataset,
  { tableId, columns, rows }: FilledTable,
): string => {
  const names = new Set(Object.keys(rows[0] ?? {}));
  const filled = columns.filter(({ name }) => names.has(name));
  const list = filled.map(({ name }) => `\`${name}\``).join(', ');
  return `insert into \`${datasetId}.${tableId}\` (${list}) values ${literalRows(rows, filled)}`;
};
