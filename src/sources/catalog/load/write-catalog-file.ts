import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { numberOf } from '../../../decode.ts';
import { POINTER_TABLE } from '../catalog-pointer.ts';
import { type Description, encodeDescription } from '../description.ts';
import { type DuckDB, openDuckDB } from '../engines/duckdb.ts';
import { COUNT_PROFILES, MAKE_PROFILES } from '../profiles.ts';
import { rowFileOf } from '../row-file/open-row-file.ts';
import { writeRowFile } from '../row-file/write-row-file.ts';
import type { Tables } from '../tables.ts';
import { checkPlace, withPlace } from './file-place.ts';
import { LoadError } from './load-error.ts';
import { catalogFormat } from './table-shapes.ts';

/** Images of a profile on average, at least. */
const LEAST_ALIKE = 2;

/** A table of a file, ready to be written once. */
export interface FileTable {
  readonly name: keyof Tables;
  /** How many rows it has when it is whole. */
  readonly rowCount: number;
  writeInto(connection: DuckDBConnection): Promise<void>;
}

/** A table that was written, and how many rows it has to have. */
export type WrittenTable = Pick<FileTable, 'name' | 'rowCount'>;

/** What a file is to hold. */
export interface FileContents {
  readonly description: Description;
  readonly tables: readonly FileTable[];
  readonly onTable: (table: WrittenTable) => void;
}

/** Fills the tables of a new file, and says what they hold. */
export type Fill = (connection: DuckDBConnection) => Promise<Description>;

/**
 * Makes a catalog file, and its row file beside it. They get their names when both are whole: until
 * then, and where this fails, files of those names stay as they were.
 *
 * Errors: LoadError where the place is taken by another kind of file, cannot be written or is full, or
 * rows are missing; what the tables fail with.
 */
export const writeCatalogFile = (file: string, contents: FileContents): Promise<void> =>
  writeFilledFile(file, (connection) => fillInTurn(connection, contents, file));

/** The same with tables that are filled in any way. */
export const writeFilledFile = async (file: string, fill: Fill): Promise<void> => {
  await checkPlace(file);
  const beside = `${file}.${randomUUID()}.part`;
  const rows = rowFileOf(beside);
  const remove = (): void => {
    for (const path of [beside, `${beside}.wal`, rows]) rmSync(path, { force: true });
  };
  // Who stops the process half way leaves nothing either.
  process.once('exit', remove);
  try {
    await fillFile(beside, fill);
    await flushed(beside);
    // Who opens the file from here on finds the rows of this one, or refuses those of another.
    await rename(rows, rowFileOf(file));
    await rename(beside, file);
  } catch (error) {
    throw withPlace(file, error);
  } finally {
    remove();
    process.off('exit', remove);
  }
};

const fillFile = async (beside: string, fill: Fill): Promise<void> => {
  const duckdb = await openDuckDB({ file: beside, isReadOnly: false });
  try {
    const description = await fill(duckdb.loading);
    await makeProfiles(duckdb.loading, description.imageCount);
    await writeDescription(duckdb.loading, description);
    await duckdb.loading.run('checkpoint');
    await writeRows(duckdb, beside, description);
  } finally {
    duckdb.close();
  }
};

const fillInTurn = async (
  connection: DuckDBConnection,
  { description, tables, onTable }: FileContents,
  file: string,
): Promise<Description> => {
  for (const table of tables) {
    // oxlint-disable-next-line no-await-in-loop -- a connection takes one table at a time
    await table.writeInto(connection);
    // oxlint-disable-next-line no-await-in-loop -- the same
    await checkRows(connection, table, file);
    onTable(table);
  }
  return description;
};

/** Where few images have anything in common, counting in profiles would take as long. */
const makeProfiles = async (connection: DuckDBConnection, imageCount: number): Promise<void> => {
  const found = await connection.runAndReadAll(COUNT_PROFILES);
  const profiles = numberOf(found.getRowObjects()[0] ?? {}, 'profiles');
  if (profiles <= imageCount / LEAST_ALIKE) await connection.run(MAKE_PROFILES);
};

const writeRows = (
  { connect }: DuckDB,
  beside: string,
  { contentHash }: Description,
): Promise<void> =>
  writeRowFile(rowFileOf(beside), { contentHash, format: catalogFormat(), connect });

/** LoadError where a table of the file has fewer rows than it has to have, or more. */
export const checkRows = async (
  connection: DuckDBConnection,
  { name, rowCount }: WrittenTable,
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
