import type { Row } from '../../decode.ts';
import { currentRequest } from '../../request.ts';
import { shareWork } from '../../shared-work.ts';
import type { Allowance } from './allowance.ts';
import type { Asking } from './asking.ts';
import type { BigQueryJobs, Statement } from './bigquery.ts';
import { dryRun } from './dry-run.ts';
import { createEstimates, type DryRun } from './estimates.ts';
import { type PaidQuery, type Purse, paidQuery } from './paid-query.ts';
import { tableFacts } from './table-facts.ts';

/** Runs statements at one place. */
export const createJobs = (asking: Asking, allowance: Allowance): BigQueryJobs => {
  const estimates = createEstimates();
  const runDry =
    (statement: Statement): DryRun =>
    (isCacheUsed) =>
      dryRun(asking, statement, isCacheUsed);
  const purse: Purse = {
    allowance,
    price: (statement) => estimates.price(statement.sql, runDry(statement)),
    priceAgain: (statement) => estimates.priceAgain(statement.sql, runDry(statement)),
  };
  const begin = (statement: Statement): PaidQuery => paidQuery(asking, purse, statement);
  const share = shareWork<string, readonly Row[]>();
  return {
    run: async (statement) => {
      let isOwn = false;
      const rows = await share(keyOf(statement, allowance.ceiling()), () => {
        isOwn = true;
        return allRows(asking, begin(statement), statement.label);
      });
      if (!isOwn) currentRequest()?.spending.add(PAID_BY_ANOTHER);
      return rows;
    },
    stream: (statement) => pagesOf(asking, begin(statement), statement.label),
    estimate: (statement) => estimates.whole(statement.sql, runDry(statement)),
    ceiling: () => allowance.ceiling(),
    table: (name) =>
      asking.questions.run(`table ${name.tableId}`, (signal) =>
        tableFacts(asking.api, name, { source: asking.place.source, signal }),
      ),
  };
};

/** The same statement of another request was under way. */
const PAID_BY_ANOTHER = Promise.resolve({ bytesProcessed: 0, bytesBilled: 0, isCached: false });

/** Statements that may be answered by one job: those with another ceiling may not. */
const keyOf = ({ sql, parameters }: Statement, ceiling: number): string =>
  JSON.stringify([ceiling, sql, parameters], (_, value: unknown) =>
    typeof value === 'bigint' ? { bigint: String(value) } : value,
  );

/** One deadline for all: price, job, pages, repeats. */
const allRows = async (
  { statements, background }: Asking,
  query: PaidQuery,
  label: string,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  const take = async (signal: AbortSignal): Promise<void> => {
    const page = await query.page(signal);
    if (page === null) return;
    for (const row of page) rows.push(row);
    await take(signal);
  };
  const taken = statements.run(label, take).finally(() => query.end());
  background.add(taken);
  await taken;
  return rows;
};

async function* pagesOf(
  { statements }: Asking,
  query: PaidQuery,
  label: string,
): AsyncGenerator<readonly Row[]> {
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a page is wanted when the last one is done with
      const page = await statements.run(label, (signal) => query.page(signal));
      if (page === null) return;
      yield page;
    }
  } finally {
    query.end();
  }
}
