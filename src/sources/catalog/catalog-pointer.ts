import { textOf, textOrNull } from '../../decode.ts';
import type { BigQueryJobs, Column, DatasetName, TableFacts } from '../bigquery/bigquery.ts';
import { type Description, encodeDescription } from './description.ts';

// A dataset on BigQuery may hold the tables of several loads side by side. One table with one row
// says which of them are the catalog; it is replaced in one step, the last one of a load.

/** The table with the one row. */
export const POINTER_TABLE = 'radiograph_catalog';

/** Which tables of a dataset are the catalog, and what they hold. */
export interface Pointer {
  /** What the names of its tables end with. */
  readonly tableSuffix: string;
  /** Those of the load before, which processes may still read; null where there was none. */
  readonly previousSuffix: string | null;
  /** What its tables are like, as catalogFormat says. */
  readonly format: string;
  /** As encodeDescription wrote it. */
  readonly description: string;
}

const text = (name: string, type = 'STRING'): Column => ({
  name,
  type,
  mode: 'NULLABLE',
  fields: [],
});

export const POINTER_COLUMNS: readonly Column[] = [
  text('format'),
  text('content_hash'),
  text('table_suffix'),
  text('previous_suffix'),
  text('description'),
  text('loaded_at', 'TIMESTAMP'),
];

/** The row, as a line of JSON. */
export const pointerLine = (
  { tableSuffix, previousSuffix, format }: Omit<Pointer, 'description'>,
  description: Description,
): string =>
  JSON.stringify({
    format,
    content_hash: description.contentHash,
    table_suffix: tableSuffix,
    previous_suffix: previousSuffix ?? undefined,
    description: encodeDescription(description),
    loaded_at: new Date().toISOString(),
  });

/** What a table of the catalog is called in the dataset. */
export const nameInDataset =
  (tableSuffix: string) =>
  (table: string): string =>
    `${table}_${tableSuffix}`;

/**
 * Reads which tables are the catalog; null where nothing is loaded, there is no such dataset, or
 * another program keeps a table of this name.
 *
 * jobs: of the dataset. It is billed as one small statement. Errors: SourceError; TypeError where
 * the row is half empty.
 */
export const readPointer = async (
  jobs: BigQueryJobs,
  dataset: DatasetName,
): Promise<Pointer | null> => {
  const table = await jobs.table({ ...dataset, tableId: POINTER_TABLE });
  if (table === null || table.rowCount === 0 || !hasColumns(table)) return null;
  const [row] = await jobs.run({
    label: 'catalog pointer',
    sql: `select format, table_suffix, previous_suffix, description from \`${POINTER_TABLE}\``,
    parameters: [],
  });
  if (row === undefined) return null;
  return {
    tableSuffix: textOf(row, 'table_suffix'),
    previousSuffix: textOrNull(row, 'previous_suffix'),
    format: textOrNull(row, 'format') ?? 'unknown',
    description: textOf(row, 'description'),
  };
};

const hasColumns = ({ columns }: TableFacts): boolean => {
  const names = new Set(columns.map(({ name }) => name));
  return POINTER_COLUMNS.every(({ name }) => names.has(name));
};
