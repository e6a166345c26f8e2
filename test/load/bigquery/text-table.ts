import { addRows, createTable, type EmulatorDataset } from '../../support/emulator-tables.ts';

/** A table of texts. Its columns are those of the first row where they are left out. */
export interface TextTable {
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly columns?: readonly string[];
}

/** Makes a table and fills it, as another program could. */
export const makeTable = async (
  emulator: EmulatorDataset,
  tableId: string,
  { rows, columns = Object.keys(rows[0] ?? {}) }: TextTable,
): Promise<void> => {
  const fields = columns.map((name) => ({ name, type: 'STRING' }));
  await createTable(emulator, tableId, fields);
  if (rows.length > 0) await addRows(emulator, tableId, rows);
};
