import type { Allowance } from '../bigquery/allowance.ts';
import type { BigQueryJobs, DatasetName } from '../bigquery/bigquery.ts';
import type { BigQueryConnection } from '../bigquery/open-bigquery.ts';
import { nameInDataset, POINTER_TABLE, type Pointer, readPointer } from './catalog-pointer.ts';
import { bigqueryEngine } from './engines/bigquery.ts';
import { type CatalogDataset, findDataset } from './find-dataset.ts';
import type { LoadedCatalog } from './loaded-catalog.ts';
import { descriptionIn, noCatalog } from './no-catalog.ts';
import { TABLE_NAMES } from './tables.ts';

/** The dataset that holds a catalog, and what reading it may cost. */
export interface CatalogPlace extends CatalogDataset {
  readonly allowance: Allowance;
}

/**
 * Opens the catalog that a dataset holds: the tables that are its now, until it is opened again.
 *
 * The connection is left open when the engine is closed. Errors: LoadError where nothing is loaded
 * there, and says what to do; SourceError where BigQuery does not answer.
 */
export const openBigQueryCatalog = async (
  connection: BigQueryConnection,
  place: CatalogPlace,
): Promise<LoadedCatalog> => {
  const { dataset, allowance } = place;
  const location = await findDataset(connection, place);
  const jobs = connection.jobs({ source: 'CATALOG', dataset, location, allowance });
  const pointer = await findPointer(jobs, dataset);
  const nameOf = nameInDataset(pointer.tableSuffix);
  await checkTables(jobs, dataset, nameOf);
  const engine = bigqueryEngine(jobs, {
    nameOf,
    witness: { ...dataset, tableId: nameOf('images') },
    close: async () => undefined,
  });
  const loadedAt = new Date().toISOString();
  return {
    engine,
    dataset: { ...descriptionIn(pointer, dataset), engine: engine.name, loadedAt },
  };
};

const findPointer = async (jobs: BigQueryJobs, dataset: DatasetName): Promise<Pointer> => {
  const pointer = await readPointer(jobs, dataset);
  if (pointer !== null) return pointer;
  throw noCatalog(dataset, `no table ${POINTER_TABLE} of a load`);
};

/** The tables may be gone: by hand, or because two later loads replaced them. */
const checkTables = async (
  jobs: BigQueryJobs,
  dataset: DatasetName,
  nameOf: (table: string) => string,
): Promise<void> => {
  const names = TABLE_NAMES.map(nameOf);
  const tables = await Promise.all(names.map((tableId) => jobs.table({ ...dataset, tableId })));
  const gone = names.filter((_, i) => tables[i] === null);
  if (gone.length === 0) return;
  throw noCatalog(dataset, `${POINTER_TABLE}, but no ${gone.join(', ')}`);
};
