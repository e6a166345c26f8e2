import type { Dataset } from '../../../dataset/dataset.ts';
import type { Engine } from '../engine.ts';
import { openDuckDB } from '../engines/duckdb.ts';
import { PUBLISHED_FILES, readCollection } from './collection.ts';
import { describeDataset } from './describe-dataset.ts';
import { checkFolder, isSynthetic, type PublishedFile, readPublished } from './published-folder.ts';
import { uidTable } from './uid-table.ts';
import { writeCatalog } from './write-catalog.ts';
import { writeTable } from './write-table.ts';

/** A filled engine, and what it holds. */
export interface LoadedCatalog {
  readonly engine: Engine;
  readonly dataset: Dataset;
}

/**
 * Loads a folder in the published layout into a new engine.
 *
 * Errors: LoadError says what is wrong with which file; nothing is kept of a load that failed.
 */
export const loadCatalog = async (folder: string): Promise<LoadedCatalog> => {
  const files = await readFiles(folder);
  const collection = readCollection(files);
  const { keys } = collection.images;
  const duckdb = await openDuckDB();
  try {
    await writeCatalog(duckdb.loading, collection);
    const dataset = describeDataset(files, collection, await isSynthetic(folder));
    // The UIDs take as long as all the rest, and only look-ups by UID need them.
    const engine = await duckdb.serve({
      uids: (connection) => writeTable(connection, uidTable(keys)),
    });
    return { engine, dataset };
  } catch (error) {
    duckdb.close();
    throw error;
  }
};

const readFiles = async (folder: string): Promise<Map<string, PublishedFile>> => {
  await checkFolder(folder);
  const found = await Promise.allSettled(
    PUBLISHED_FILES.map((name) => readPublished(folder, name)),
  );
  const files = new Map<string, PublishedFile>();
  for (const result of found) {
    // Of several files that cannot be read, the first in published order is told.
    if (result.status === 'rejected') throw result.reason;
    if (result.value !== null) files.set(result.value.name, result.value);
  }
  return files;
};
