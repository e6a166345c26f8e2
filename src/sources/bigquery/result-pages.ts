import { machineClock } from '../guard/clock.ts';
import type { BigQueryApi } from './api.ts';
import { columnsOf, hasSchema } from './columns.ts';
import { brokenAnswer } from './failures.ts';
import { at, textAt } from './json.ts';
import { callOf, type Page, type QueryJob, whereOf } from './query-job.ts';
import { rowsOf } from './rows.ts';

/**
 * For how long BigQuery may hold back an answer while a job runs, in milliseconds: less than it may be
 * silent, so that a job that takes long is not taken for a server that is gone.
 */
const HOLD_MS = 1000;
/** Pauses between questions to a job that is not complete, in milliseconds: each twice the last. */
const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;

/** Waits until a job is complete, and reads the page after the last one. Errors: those of a call. */
export const readPage = async (
  api: BigQueryApi,
  job: QueryJob,
  signal: AbortSignal,
): Promise<Page> => {
  const answer = await completedAnswer(api, job, signal);
  // An empty token is none.
  const nextToken = textAt(answer, 'pageToken') || null;
  try {
    if (!hasSchema(answer)) throw new TypeError('It tells no columns.');
    if (nextToken !== null && job.tokens.has(nextToken)) {
      throw new TypeError('It gives a page token once more.');
    }
    const rows = rowsOf(answer, columnsOf(at(answer, 'schema')));
    if (nextToken !== null) job.tokens.add(nextToken);
    return {
      rows,
      nextToken,
      isCached: at(answer, 'cacheHit') === true,
    };
  } catch (error) {
    throw brokenAnswer(job.asked, String(error));
  }
};

const completedAnswer = async (
  api: BigQueryApi,
  job: QueryJob,
  signal: AbortSignal,
): Promise<unknown> => {
  for (let pauseMs = SHORTEST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    // oxlint-disable-next-line no-await-in-loop -- the same question, until there is an answer
    const answer = await ask(api, job, signal);
    const isComplete = at(answer, 'jobComplete');
    if (isComplete === true) return answer;
    if (isComplete !== false)
      throw brokenAnswer(job.asked, 'It does not say whether it is complete.');
    // oxlint-disable-next-line no-await-in-loop -- BigQuery holds answers back; who does not is left alone
    await machineClock.pause(pauseMs, signal);
  }
};

const ask = (api: BigQueryApi, job: QueryJob, signal: AbortSignal): Promise<unknown> => {
  const pageToken = job.page?.nextToken ?? null;
  return api.call({
    ...callOf(job, signal),
    method: 'GET',
    path: `/queries/${job.jobId}`,
    query: {
      ...whereOf(job),
      maxResults: job.pageRows,
      timeoutMs: HOLD_MS,
      'formatOptions.useInt64Timestamp': 'true',
      ...(pageToken === null ? {} : { pageToken }),
    },
  });
};
