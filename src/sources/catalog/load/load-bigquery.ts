import { createHash } from 'node:crypto';
import type { Allowance } from '../../bigquery/allowance.ts';
import type { TableName } from '../../bigquery/bigquery.ts';
import type { BigQueryConnection } from '../../bigquery/open-bigquery.ts';
import { readPointer } from '../catalog-pointer.ts';
import type { Description } from '../description.ts';
import { type CatalogDataset, findDataset } from '../find-dataset.ts';
import { catalogTables } from './catalog-tables.ts';
import type { Collection } from './collection.ts';
import { comparePublicTable } from './compare-public-table.ts';
import { fillTables, keepFilled, type PlannedTable, plannedTables } from './fill-tables.ts';
import type { LoadEvent } from './load-events.ts';
import { publish } from './publish.ts';
import { readFolder } from './read-folder.ts';
import { removeOldTables } from './remove-old-tables.ts';
import { catalogFormat } from './table-shapes.ts';

/** What is loaded, and where to. */
export interface BigQueryLoad extends CatalogDataset {
  /** Folder in the published layout. */
  readonly dataDir: string;
  readonly connection: BigQueryConnection;
  /** What reading the pointer and the public table may bill. */
  readonly allowance: Allowance;
  /** The table of DICOM attributes to compare with; null: it is left alone. */
  readonly publicTable: TableName | null;
  readonly onProgress: (event: LoadEvent) => void;
}

/** Digits of a hash that tell the tables of one load from those of another. */
const SUFFIX_DIGITS = 16;

/**
 * Fills the catalog's tables in a dataset, and then points readers to them. Loading bills nothing.
 *
 * A load that ended early is taken up where it ended, table by table; who reads meanwhile reads
 * what was loaded before.
 *
 * Errors: LoadError says what is wrong with which file; SourceError where BigQuery fails.
 */
export const loadIntoBigQuery = async (load: BigQueryLoad): Promise<Description> => {
  const { connection, dataset, allowance, onProgress } = load;
  const { collection, description } = await readFolder(load.dataDir);
  const { keys } = collection.images;
  onProgress({ kind: 'READ', imageCount: keys.length });
  const location = await findDataset(connection, load);
  const lacking = await imagesLacking(load, collection);
  const plan = () => plannedTables(catalogTables(collection, lacking), keys.at(-1) ?? 0);
  const tableSuffix = suffixOf(description, lacking, plan());
  const place = { source: 'CATALOG', dataset, location } as const;
  const target = { tables: connection.tables(place), dataset, tableSuffix, onProgress };
  const jobs = connection.jobs({ ...place, allowance });
  const pointer = () => readPointer(jobs, dataset);
  await fillTables(target, plan());
  await keepFilled(target, plan);
  const published = await publish(target, description, await pointer());
  await keepFilled(target, plan);
  await removeOldTables(target, published, pointer);
  return description;
};

/** Images without a row in the public table; null where nobody compared. */
const imagesLacking = async (
  { connection, allowance, publicTable, onProgress }: BigQueryLoad,
  { images }: Collection,
): Promise<ReadonlySet<number> | null> => {
  if (publicTable === null) return null;
  const { projectId, datasetId, tableId } = publicTable;
  const table = `${projectId}.${datasetId}.${tableId}`;
  const comparison = await comparePublicTable(
    connection,
    {
      table: publicTable,
      allowance,
      onEstimate: (estimatedBytes) => onProgress({ kind: 'COMPARING', table, estimatedBytes }),
    },
    images.keys,
  );
  onProgress({ kind: 'COMPARED', table, comparison });
  return comparison.isCompared ? comparison.lacking : null;
};

/**
 * Tells the tables of one load from those of another: by the files, by what the public table said,
 * and by how this release keeps its tables, so that no load changes a table that someone reads.
 */
const suffixOf = (
  { contentHash }: Description,
  lacking: ReadonlySet<number> | null,
  tables: readonly PlannedTable[],
): string => {
  const kept = tables.map(({ name, columns, layout }) => ({ name, columns, layout }));
  const format = catalogFormat();
  const told = { contentHash, lacking: lacking === null ? null : [...lacking], format, kept };
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, SUFFIX_DIGITS);
};
