// What BigQuery would bill for a statement: the bytes of the columns that it names, over all rows of their tables.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { runProgram } from '../program.ts';

/** Bytes by table and column. */
export type ColumnBytes = ReadonlyMap<string, ReadonlyMap<string, number>>;

const LOAD = fileURLToPath(new URL('../../dist/load.js', import.meta.url));

/** Source: cloud.google.com/bigquery/pricing#data: 8 bytes for a number, 1 for a truth value, 2 and the letters for a text. */
const bytesOf = (column: string, type: string): string => {
  if (type === 'BOOLEAN') return `count("${column}")`;
  if (type === 'VARCHAR' || type.startsWith('ENUM')) {
    return `coalesce(sum(2 + strlen(cast("${column}" as varchar))), 0)`;
  }
  return `8 * count("${column}")`;
};

const COLUMNS = `select table_name, column_name, data_type from information_schema.columns
  where table_schema = 'main'`;

/** Loads the files into a catalog file, and adds up its columns. */
export const columnBytesOf = async (dataDir: string): Promise<ColumnBytes> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'radiograph-bench-catalog-'));
  const file = path.join(folder, 'catalog.duckdb');
  try {
    const args = [LOAD, '--to', 'duckdb', '--file', file];
    await runProgram({ file: process.execPath, args, env: { DATA_DIR: dataDir } });
    return await addUp(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const addUp = async (file: string): Promise<ColumnBytes> => {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const rowsOf = async (sql: string) =>
    (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(String));
  const bytes = new Map<string, Map<string, number>>();
  for (const [table = '', column = '', type = ''] of await rowsOf(COLUMNS)) {
    const [row] = await rowsOf(`select ${bytesOf(column, type)} from "${table}"`);
    const columns = bytes.get(table) ?? new Map<string, number>();
    bytes.set(table, columns.set(column, Number(row?.[0] ?? 0)));
  }
  connection.closeSync();
  instance.closeSync();
  return bytes;
};

/**
 * At most: a column counts where its name stands anywhere in a statement that names its table, and all of them where
 * it asks for all.
 */
export const statementBytes = (sql: string, all: ColumnBytes): number => {
  let sum = 0;
  for (const [table, columns] of all) {
    if (!new RegExp(`\\b${table}(_[0-9a-f]{16})?\\b`).test(sql)) continue;
    const isWhole = /select\s+(`?\w+`?\.)?\*/i.test(sql);
    for (const [column, bytes] of columns) {
      if (isWhole || new RegExp(`\\b${column}\\b`).test(sql)) sum += bytes;
    }
  }
  return sum;
};
