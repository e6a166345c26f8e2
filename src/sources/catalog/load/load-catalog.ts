import type { Engine } from '../engine.ts';
import { type DuckDB, openDuckDB } from '../engines/duckdb.ts';
import type { LoadedCatalog } from '../loaded-catalog.ts';
import { type CatalogTable, catalogTables } from './catalog-tables.ts';
import { readFolder } from './read-folder.ts';
import { writeTable } from './write-table.ts';

/**
 * Loads a folder in the published layout into a new engine.
 *
 * timeoutMs: for one statement, once it is loaded.
 * Errors: LoadError says what is wrong with which file; nothing is kept of a load that failed.
 */
export const loadCatalog = async (folder: string, timeoutMs?: number): Promise<LoadedCatalog> => {
  const { collection, description } = await readFolder(folder);
  const duckdb = await openDuckDB();
  try {
    const engine = await fill(duckdb, catalogTables(collection, null), timeoutMs);
    const loadedAt = new Date().toISOString();
    return { engine, dataset: { ...description, engine: engine.name, loadedAt } };
  } catch (error) {
    duckdb.close();
    throw error;
  }
};

/**
 * Fills the tables; the UIDs take as long as all the rest and as much memory, and only look-ups by UID need
 * them.
 */
const fill = async (
  duckdb: DuckDB,
  tables: readonly CatalogTable[],
  timeoutMs: number | undefined,
): Promise<Engine> => {
  const later = tables.filter(({ name }) => name === 'uids');
  for (const { name, writeTo } of tables) {
    if (name === 'uids') continue;
    // oxlint-disable-next-line no-await-in-loop -- a connection takes one table at a time
    await writeTo((table) => writeTable(duckdb.loading, table));
  }
  return duckdb.serve(
    Object.fromEntries(
      later.map(({ name, writeTo }) => [
        name,
        (connection) => writeTo((table) => writeTable(connection, table)),
      ]),
    ),
    timeoutMs,
  );
};
