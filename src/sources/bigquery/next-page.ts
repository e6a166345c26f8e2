import type { Row } from '../../decode.ts';
import { BytesLimitError } from '../../errors.ts';
import { TransientError } from '../guard/transient-error.ts';
import type { BigQueryApi } from './api.ts';
import { complaintOfJob } from './complaint.ts';
import { failureOf, JobFailedError, RefusedError } from './failures.ts';
import { jobBody, newJobId } from './job-body.ts';
import { textAt } from './json.ts';
import { callOf, type QueryJob, whereOf } from './query-job.ts';
import { readPage } from './result-pages.ts';

/**
 * The rows of the next page; null after the last one. Whatever is not done for it yet is done now.
 *
 * Errors: those of a call. After a TransientError it may be asked for again.
 */
export const nextPage = async (
  api: BigQueryApi,
  job: QueryJob,
  signal: AbortSignal,
): Promise<readonly Row[] | null> => {
  if (job.page !== null && job.page.nextToken === null) return null;
  try {
    if (job.state === 'DOUBTFUL') await look(api, job, signal);
    if (job.state === 'NEW' || job.state === 'SENT') await insert(api, job, signal);
    job.page = await readPage(api, job, signal);
    return job.page.rows;
  } catch (error) {
    learn(job, error);
    throw error;
  }
};

const insert = async (api: BigQueryApi, job: QueryJob, signal: AbortSignal): Promise<void> => {
  const { jobId, location, toRun } = job;
  const { projectId } = api.client.bigquery;
  signal.throwIfAborted();
  job.state = 'SENT';
  const answer = await api.call({
    ...callOf(job, signal),
    method: 'POST',
    path: '/jobs',
    body: jobBody(toRun, { projectId, jobId, location }),
    // It was there before: the answer to an attempt before this one was lost.
    nullAt: 409,
  });
  job.location = textAt(answer, 'jobReference', 'location') ?? location;
  insistOnSuccess(answer, job);
  job.state = 'THERE';
};

/** What became of a job that did not give its rows. One that failed may be tried as another. */
const look = async (api: BigQueryApi, job: QueryJob, signal: AbortSignal): Promise<void> => {
  const answer = await api.call({
    ...callOf(job, signal),
    method: 'GET',
    path: `/jobs/${job.jobId}`,
    query: whereOf(job),
    nullAt: 404,
  });
  try {
    insistOnSuccess(answer, job);
    job.state = answer === null ? 'SENT' : 'THERE';
  } catch (error) {
    if (!(error instanceof JobFailedError) || job.page !== null) throw error;
    renew(job);
  }
};

const insistOnSuccess = (answer: unknown, job: QueryJob): void => {
  const complaint = complaintOfJob(answer);
  if (complaint !== null) throw failureOf(complaint, job.asked);
};

const learn = (job: QueryJob, error: unknown): void => {
  // Rows of another job would not follow on those that were given.
  if (error instanceof JobFailedError && job.page === null) renew(job);
  else if (error instanceof TransientError && job.state === 'THERE') job.state = 'DOUBTFUL';
  else if (error instanceof BytesLimitError) job.state = 'OVER';
  else if (error instanceof RefusedError) {
    job.state = stateAfter(error, job);
  }
};

/** Who refuses to tell of a job that is there says nothing of the job itself. */
const stateAfter = ({ problem }: RefusedError, { state }: QueryJob): QueryJob['state'] => {
  if (problem === 'TIMEOUT') return 'STOPPED';
  const isOfQuestion = problem === 'BUSY' || problem === 'NO_ACCESS';
  return isOfQuestion && (state === 'THERE' || state === 'DOUBTFUL') ? 'REFUSED' : 'OVER';
};

const renew = (job: QueryJob): void => {
  job.state = 'NEW';
  job.jobId = newJobId();
};
