import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { numberOf } from '../../../decode.ts';
import { POINTER_TABLE } from '../catalog-pointer.ts';
import { type Description, encodeDescription } from '../description.ts';
import { openDuckDB } from '../engines/duckdb.ts';
import type { Tables } from '../tables.ts';
import { checkPlace, withPlace } from './file-place.ts';
import { LoadError } from './load-error.ts';
import { catalogFormat } from './table-shapes.ts';

/** A table of a file, ready to be written once. */
export interface FileTable {
  readonly name: keyof Tables;
  /** How many rows it has when it is whole. */
  readonly rowCount: number;
  writeInto(connection: DuckDBConnection): Promise<void>;
}

/** What a file is to hold. */
export interface FileContents {
  readonly description: Description;
  readonly tables: readonly FileTable[];
  readonly onTable: (table: FileTable) => void;
}

/**
 * Makes a catalog file. It gets its name when it is whole: until then, and where this fails, a file
 * of that name stays as it was.
 *
 * Errors: LoadError where the place is taken by another kind of file, cannot be written or is full, or
 * rows are missing; what the tables fail with.
 */
export const writeCatalogFile = async (file: string, contents: FileContents): Promise<void> => {
  await checkPlace(file);
  const beside = `${file}.${randomUUID()}.part`;
  const remove = (): void => {
    for (const path of [beside, `${beside}.wal`]) rmSync(path, { force: true });
  };
  // Who stops the process half way leaves nothing either.
  process.once('exit', remove);
  try {
    await fillFile(beside, contents, file);
    await flushed(beside);
    await rename(beside, file);
  } catch (error) {
    throw withPlace(file, error);
  } finally {
    remove();
    process.off('exit', remove);
  }
};

const fillFile = async (
  beside: string,
  { description, tables, onTable }: FileContents,
  file: string,
): Promise<void> => {
  const duckdb = await openDuckDB({ file: beside, isReadOnly: false });
  try {
    for (const table of tables) {
      // oxlint-disable-next-line no-await-in-loop -- a connection takes one table at a time
      await table.writeInto(duckdb.loading);
      // oxlint-disable-next-line no-await-in-loop -- the same
      await checkRows(duckdb.loading, table, file);
      onTable(table);
    }
    await writeDescription(duckdb.loading, description);
    await duckdb.loading.run('checkpoint');
  } finally {
    duckdb.close();
  }
};

const checkRows = async (
  connection: DuckDBConnection,
  { name, rowCount }: FileTable,
  file: string,
): Promise<void> => {
  const counted = await connection.runAndReadAll(`select count(*) as rows from ${name}`);
  const rows = numberOf(counted.getRowObjects()[0] ?? {}, 'rows');
  if (rows === rowCount) return;
  const place = { file };
  throw new LoadError({ place, wanted: `${rowCount} rows of ${name}`, found: String(rows) });
};

/** What the table on BigQuery says, and of what form the file is. */
const writeDescription = async (
  connection: DuckDBConnection,
  description: Description,
): Promise<void> => {
  await connection.run(
    `create table ${POINTER_TABLE} as select
       $1 as format, $2 as content_hash, '' as table_suffix, $3 as description, now() as loaded_at`,
    [catalogFormat(), description.contentHash, encodeDescription(description)],
  );
};

/** On the disk, not only on its way there. */
const flushed = async (path: string): Promise<void> => {
  const written = await open(path, 'r+');
  try {
    await written.sync();
  } finally {
    await written.close();
  }
};
