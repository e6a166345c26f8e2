import { tell } from '../../signals.ts';
import type { Spending, StatementCost } from '../../spending.ts';
import type { Reservation } from './allowance.ts';
import type { Asking } from './asking.ts';
import { cancelJob } from './cancel-job.ts';
import { at, countAt, textAt } from './json.ts';
import { callOf, type QueryJob, whereOf } from './query-job.ts';

const MAY_RUN: readonly QueryJob['state'][] = ['SENT', 'THERE', 'DOUBTFUL', 'REFUSED'];

/** Who pays for a job. */
export interface Payer {
  /** Null: nobody asks what it cost. */
  readonly spending: Spending | null;
  /** Null where nothing was set aside; it may not have been answered yet. */
  readonly reservation: Promise<Reservation> | null;
}

/**
 * Nobody wants more of a job, which there may not be yet: it is cancelled where it may still run, as
 * it would bill on, and what it billed is found out. None of that is waited for.
 */
export const endJob = (
  asking: Asking,
  job: QueryJob | null,
  { spending, reservation }: Payer,
): void => {
  const cost = costOf(asking, job).catch(() => null);
  if (job !== null && job.state !== 'NEW') spending?.add(cost);
  asking.background.add(
    (async () => {
      const billed = await cost;
      const bytes = billed?.bytesBilled ?? 0;
      if (bytes > 0) tell('billed', { source: asking.place.source, bytes });
      await (await reservation)?.settle(billed?.bytesBilled ?? null);
    })(),
  );
  if (job?.page === null && MAY_RUN.includes(job.state)) cancelJob(asking, job);
};

/** Of one that gave rows, a later page may fail: it ran all the same. */
const isFailed = ({ state, page }: QueryJob): boolean => state === 'OVER' && page === null;

/** Null where it cannot be learnt. */
const costOf = async (asking: Asking, job: QueryJob | null): Promise<StatementCost | null> => {
  const isCached = job?.page?.isCached === true;
  // Google bills nothing for jobs that fail, but for those that were stopped.
  if (job === null || isCached || job.state === 'NEW' || isFailed(job)) {
    return { bytesProcessed: 0, bytesBilled: 0, isCached };
  }
  if (job.page === null && job.state !== 'REFUSED') return null;
  const found = await asking.afterwards.run(`cost of ${job.asked.attempted}`, (signal) =>
    asking.api.call({
      ...callOf(job, signal),
      method: 'GET',
      path: `/jobs/${job.jobId}`,
      query: whereOf(job),
    }),
  );
  const statistics = at(found, 'statistics', 'query');
  // What still runs does not know yet what it bills.
  const isOver = textAt(found, 'status', 'state') === 'DONE';
  if (statistics === undefined || !isOver) return null;
  return {
    bytesProcessed: countAt(statistics, 'totalBytesProcessed') ?? 0,
    bytesBilled: countAt(statistics, 'totalBytesBilled') ?? 0,
    isCached: at(statistics, 'cacheHit') === true,
  };
};
