import { type Columns, keysOf, type Row } from '../../../decode.ts';
import type { BigQueryJobs, TableName } from '../../bigquery/bigquery.ts';
import { createGuard } from '../../guard/guard.ts';
import { rememberedStatus } from '../../guard/remembered-status.ts';
import type { Engine } from '../engine.ts';
import { bigqueryBuilder, bigqueryDialect } from './bigquery-dialect.ts';

/** How long it is believed that the tables are there, or are not, in milliseconds. */
const BELIEVED_MS = 5000;
/** Who asks how the catalog is does not wait longer, in milliseconds. */
const TIMEOUT_MS = 5000;

/** The tables of one load in a dataset. */
export interface LoadedTables {
  /** What a table of the catalog is called there. */
  nameOf(table: string): string;
  /** One of them, by which it is seen whether they are still there. */
  readonly witness: TableName;
  close(): Promise<void>;
}

/** Runs the catalog's statements on BigQuery, over the tables of one load. */
export const bigqueryEngine = (
  jobs: BigQueryJobs,
  { nameOf, witness, close }: LoadedTables,
): Engine => ({
  name: 'bigquery',
  dialect: bigqueryDialect,
  builder: bigqueryBuilder(nameOf),
  isBilledByColumn: true,
  hasProfiles: false,
  run: (statement) => jobs.run(statement),
  columns: async (statement) => columnsOf(await jobs.run(statement)),
  estimate: async (statement) => {
    const { bytesProcessed, isCached } = await jobs.estimate(statement);
    return {
      estimatedBytes: isCached ? 0 : bytesProcessed,
      maximumBytesBilled: jobs.ceiling(),
      isCached,
    };
  },
  // Looking at a table bills nothing.
  problem: rememberedStatus({
    ask: problemWith(jobs, witness),
    isHealthy: (problem) => problem === null,
    holdsMs: BELIEVED_MS,
    now: () => performance.now(),
  }),
  close,
});

/** BigQuery gives rows. */
const columnsOf = (rows: readonly Row[]): Columns =>
  Object.fromEntries(
    keysOf(rows[0] ?? {}).map((column) => [column, rows.map((row) => row[column] ?? null)]),
  );

const problemWith = (jobs: BigQueryJobs, witness: TableName): (() => Promise<string | null>) => {
  const guard = createGuard({
    source: 'CATALOG',
    timeoutMs: TIMEOUT_MS,
    concurrent: 1,
    queued: 0,
    isOwn: true,
  });
  const look = () => guard.run('tables of the catalog', () => jobs.table(witness));
  return async () => {
    try {
      const table = await look();
      return table === null
        ? 'The tables of this catalog are gone. Starting anew finds those of the last load.'
        : null;
    } catch {
      return 'The catalog does not answer.';
    }
  };
};
