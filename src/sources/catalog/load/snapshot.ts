import type { Allowance } from '../../bigquery/allowance.ts';
import type { DatasetName } from '../../bigquery/bigquery.ts';
import type { BigQueryConnection } from '../../bigquery/open-bigquery.ts';
import { POINTER_TABLE, readPointer } from '../catalog-pointer.ts';
import type { Description } from '../description.ts';
import { type CatalogDataset, findDataset } from '../find-dataset.ts';
import { descriptionIn, noCatalog } from '../no-catalog.ts';
import { fileTableOf } from './cloud-tables.ts';
import { checkPlace } from './file-place.ts';
import { LoadError } from './load-error.ts';
import { type PricedLoad, pricedLoads, type SnapshotPrice } from './snapshot-price.ts';
import { type FileTable, type WrittenTable, writeCatalogFile } from './write-catalog-file.ts';

/** A catalog on BigQuery, and the file that is to hold it. */
export interface Snapshot extends CatalogDataset {
  readonly connection: BigQueryConnection;
  readonly allowance: Allowance;
  readonly file: string;
  /** Told what it costs before anything is billed; whether to go on. */
  readonly agree: (price: SnapshotPrice) => Promise<boolean>;
  readonly onRows: (progress: { table: FileTable['name']; rows: number; rowCount: number }) => void;
  readonly onTable: (table: WrittenTable) => void;
}

/**
 * Makes a catalog file of the tables of a dataset, and reads each of them once. Gives whether it did:
 * not where nobody agreed.
 *
 * Errors: LoadError where no catalog is there, where it costs too much, or is not what its
 * description says; SourceError where BigQuery fails.
 */
export const snapshotCatalog = async (snapshot: Snapshot): Promise<boolean> => {
  const { connection, dataset, allowance, file } = snapshot;
  await checkPlace(file);
  const location = await findDataset(connection, snapshot);
  const place = { source: 'CATALOG', dataset, location } as const;
  const jobs = connection.jobs({ ...place, allowance });
  if ((await jobs.table({ ...dataset, tableId: POINTER_TABLE })) === null) {
    throw noCatalog(dataset, `no table ${POINTER_TABLE}`);
  }
  const loads = await pricedLoads(jobs, dataset, await connection.tables(place).listTables());
  const dearest = dearestOf(loads.values());
  if (dearest === null) throw noCatalog(dataset, `${POINTER_TABLE}, but no tables of a load`);
  if (!(await snapshot.agree(dearest.price))) return false;
  // Which load it is costs a statement too, so it is only asked now.
  const pointer = await readPointer(jobs, dataset);
  const load = loads.get(pointer?.tableSuffix ?? '');
  if (pointer === null || load === undefined) {
    throw noCatalog(dataset, `no tables that ${POINTER_TABLE} points to`);
  }
  if (load instanceof Error) throw load;
  const description = descriptionIn(pointer, dataset);
  checkCounts(load, description, dataset);
  const tables = load.tables.map((table) => {
    const { name, rowCount } = table;
    const onRows = (rows: number): void => snapshot.onRows({ table: name, rows, rowCount });
    return fileTableOf(table, { jobs, rowCount, onRows });
  });
  await writeCatalogFile(file, { description, tables, onTable: snapshot.onTable });
  return true;
};

/** The load that costs most; null where there is none. Errors: why there is none that can be read. */
const dearestOf = (loads: Iterable<PricedLoad | LoadError>): PricedLoad | null => {
  const all = [...loads];
  const [dearest] = all.flatMap((load) => (load instanceof Error ? [] : [load])).toSorted(byPrice);
  const reason = all.find((load) => load instanceof Error);
  if (dearest === undefined && reason !== undefined) throw reason;
  return dearest ?? null;
};

const byPrice = (left: PricedLoad, right: PricedLoad): number =>
  right.price.billedBytes - left.price.billedBytes;

/** The tables must be those that the description is of. */
const checkCounts = (
  { tables }: PricedLoad,
  { imageCount, patientCount, readerCount }: Description,
  dataset: DatasetName,
): void => {
  const wanted = new Map([
    ['images', imageCount],
    ['uids', imageCount],
    ['patients', patientCount],
    ['readers', readerCount],
  ]);
  for (const { name, rowCount, tableId } of tables) {
    const described = wanted.get(name) ?? rowCount;
    if (described === rowCount) continue;
    const place = { file: `The BigQuery table ${dataset.datasetId}.${tableId}` };
    throw new LoadError({ place, wanted: `${described} rows`, found: String(rowCount) });
  }
};
