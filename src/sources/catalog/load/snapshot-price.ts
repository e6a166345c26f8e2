import { billedBytes } from '../../bigquery/allowance/billed-bytes.ts';
import type { BigQueryJobs, DatasetName, TableFacts } from '../../bigquery/bigquery.ts';
import type { Tables } from '../tables.ts';
import { TABLE_NAMES } from '../tables.ts';
import { type CloudTable, cloudTables } from './cloud-tables.ts';
import { LoadError } from './load-error.ts';

/** What reading one table costs. */
export interface TablePrice {
  readonly name: keyof Tables;
  readonly rowCount: number;
  /** As a dry run says. */
  readonly estimatedBytes: number;
}

/** What a snapshot costs. */
export interface SnapshotPrice {
  readonly tables: readonly TablePrice[];
  readonly estimatedBytes: number;
  /** What BigQuery bills for that: ten mebibytes for each table, at least. One more for the pointer. */
  readonly billedBytes: number;
  /** The most that one statement may bill, in bytes. */
  readonly ceilingBytes: number;
}

/** The tables of one load, and what reading them costs. */
export interface PricedLoad {
  readonly tables: readonly (CloudTable & TablePrice)[];
  readonly price: SnapshotPrice;
}

/** What tables of loads are called; the suffix says of which load. */
const IMAGES = /^images_([0-9a-f]{16})$/;

/**
 * What each load costs whose tables are all in a dataset, by its suffix. It is found out by dry runs,
 * and from the tables' facts, so nothing is billed; which of them is the catalog says the pointer.
 *
 * One that cannot be read stands there with the reason, as it need not be the catalog: a table costs
 * more than one statement may, or is of another release. Errors: SourceError.
 */
export const pricedLoads = async (
  jobs: BigQueryJobs,
  dataset: DatasetName,
  tableIds: readonly string[],
): Promise<ReadonlyMap<string, PricedLoad | LoadError>> => {
  const there = new Set(tableIds);
  const suffixes = tableIds.flatMap((name) => IMAGES.exec(name)?.[1] ?? []);
  const whole = suffixes.filter((suffix) =>
    TABLE_NAMES.every((name) => there.has(`${name}_${suffix}`)),
  );
  const priced = await Promise.all(
    whole.map(async (suffix) => {
      const load = pricedLoad(jobs, dataset, suffix);
      return [suffix, await load.catch(reasonOf)] as const;
    }),
  );
  return new Map(priced);
};

const reasonOf = (error: unknown): LoadError => {
  if (error instanceof LoadError) return error;
  throw error;
};

const pricedLoad = async (
  jobs: BigQueryJobs,
  dataset: DatasetName,
  suffix: string,
): Promise<PricedLoad> => {
  const tables = await Promise.all(
    cloudTables(suffix).map(async (table) => {
      const facts = await jobs.table({ ...dataset, tableId: table.tableId });
      if (facts !== null) checkColumns(table, facts);
      const { bytesProcessed } = await jobs.estimate(table.statement);
      const estimatedBytes = bytesProcessed;
      return { ...table, name: table.shape.name, rowCount: facts?.rowCount ?? 0, estimatedBytes };
    }),
  );
  const ceilingBytes = jobs.ceiling();
  checkCeiling(tables, ceilingBytes);
  const sum = (bytesOf: (table: TablePrice) => number): number =>
    tables.reduce((bytes, table) => bytes + bytesOf(table), 0);
  const price: SnapshotPrice = {
    tables: tables.map(({ name, rowCount, estimatedBytes }) => ({
      name,
      rowCount,
      estimatedBytes,
    })),
    estimatedBytes: sum(({ estimatedBytes }) => estimatedBytes),
    billedBytes: sum(({ estimatedBytes }) => billedBytes(estimatedBytes, 1)) + billedBytes(1, 1),
    ceilingBytes,
  };
  return { tables, price };
};

const checkColumns = ({ shape, tableId }: CloudTable, { columns }: TableFacts): void => {
  const there = new Set(columns.map(({ name }) => name));
  const lacking = shape.columns.filter(({ name }) => !there.has(name)).map(({ name }) => name);
  if (lacking.length === 0) return;
  const place = { file: `The BigQuery table ${tableId}` };
  const found = 'a table of another release: load it again';
  throw new LoadError({ place, wanted: `a column ${lacking.join(', ')}`, found });
};

const checkCeiling = (tables: readonly (CloudTable & TablePrice)[], ceilingBytes: number): void => {
  for (const { tableId, estimatedBytes } of tables) {
    const bytes = billedBytes(estimatedBytes, 1);
    if (bytes <= ceilingBytes) continue;
    const place = { file: `The BigQuery table ${tableId}` };
    const wanted = `at most ${ceilingBytes} bytes to read, as BIGQUERY_MAX_BYTES_BILLED allows`;
    throw new LoadError({ place, wanted, found: String(bytes) });
  }
};
