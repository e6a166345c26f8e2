import { BytesLimitError, SourceError, type SourceProblem } from '../../errors.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { codeOf, loggedAs, logWords } from '../google/log-words.ts';
import { SilentError, TransientError } from '../guard/transient-error.ts';
import type { Complaint } from './complaint.ts';
import { SILENT } from './request-ender.ts';

/** What was asked, and in whose name. */
export interface Asked {
  readonly source: SourceName;
  /** For the log. */
  readonly attempted: string;
  /** What a statement may bill, in bytes; null where what was asked is none. */
  readonly ceiling: number | null;
}

/** A job has ended without success: asked for again, it has to be another one. */
export class JobFailedError extends TransientError {}

/** What was asked for was refused: there is nothing that could still run. */
export class RefusedError extends SourceError {}

/** Reasons that pass, and what callers are told where they do not. */
const PASSING: Readonly<Record<string, 'BUSY' | 'NO_ANSWER'>> = {
  rateLimitExceeded: 'BUSY',
  userRateLimitExceeded: 'BUSY',
  jobRateLimitExceeded: 'BUSY',
  backendError: 'NO_ANSWER',
  internalError: 'NO_ANSWER',
  jobBackendError: 'NO_ANSWER',
  jobInternalError: 'NO_ANSWER',
  tableUnavailable: 'NO_ANSWER',
};

/** Of those, the ones after which Google wants a new job: https://docs.cloud.google.com/bigquery/docs/error-messages. */
const WITH_NEW_JOB = ['jobRateLimitExceeded', 'jobBackendError', 'jobInternalError'];

/** Reasons that stay. An answer of any other, such as invalidQuery or notFound, is a broken one. */
const STAYING: Readonly<Record<string, SourceProblem>> = {
  quotaExceeded: 'BUSY',
  accessDenied: 'NO_ACCESS',
  billingNotEnabled: 'NO_ACCESS',
  blocked: 'NO_ACCESS',
  stopped: 'TIMEOUT',
  timeout: 'TIMEOUT',
  responseTooLarge: 'BROKEN_ANSWER',
};

/** A rate limit counts by the second: asking sooner would only be counted too, in milliseconds. */
const RATE_PAUSE_MS = 500;

/** What a complaint means for those who asked. The words of it are for the log only. */
export const failureOf = (complaint: Complaint, asked: Asked): Error => {
  const { reason, status, words } = complaint;
  const cause = `It answered ${[status, reason, words].filter(Boolean).join(' ')}`;
  // It may come with a status of 500: it is no failure that passes.
  if (reason === 'bytesBilledLimitExceeded') return overCeiling(complaint, asked);
  const passing = PASSING[reason] ?? (isPassing(complaint) ? problemOf(status) : null);
  if (passing !== null && STAYING[reason] === undefined) {
    const pauseMs = passing === 'BUSY' ? RATE_PAUSE_MS : null;
    const failure = { retryAfterMs: complaint.retryAfterMs ?? pauseMs, problem: passing };
    return complaint.isOfJob || WITH_NEW_JOB.includes(reason)
      ? new JobFailedError(cause, failure)
      : new TransientError(cause, failure);
  }
  const problem = STAYING[reason] ?? problemByStatus(status);
  return new RefusedError(asked.source, asked.attempted, { cause: new Error(cause), problem });
};

/** What it means that there is no answer, or none that can be read. */
export const silenceOf = (error: unknown, { source, attempted }: Asked): Error => {
  const cause = loggedAs(error);
  if (codeOf(error) === SILENT) return new SilentError('It was silent.', { cause });
  const isUnreadable = error instanceof SyntaxError || codeOf(error)?.startsWith('HPE_') === true;
  return isUnreadable
    ? new SourceError(source, attempted, { cause, problem: 'BROKEN_ANSWER' })
    : new TransientError('There was no answer.', { cause });
};

/** An answer that came, and is not what was asked for. */
export const brokenAnswer = ({ source, attempted }: Asked, words: string): SourceError =>
  new SourceError(source, attempted, {
    cause: new Error(logWords(words)),
    problem: 'BROKEN_ANSWER',
  });

/** "Query exceeded limit for bytes billed: 163595928. 164626432 or higher required." */
const overCeiling = ({ words }: Complaint, { source, ceiling }: Asked): BytesLimitError => {
  const [, limit, needed] = /billed:\s*(\d+)\D+(\d+)/.exec(words) ?? [];
  return new BytesLimitError({
    source,
    estimatedBytes: needed === undefined ? null : Number(needed),
    limitBytes: ceiling ?? Number(limit ?? 0),
    remainingBytes: null,
    retryAfterSeconds: null,
  });
};

const isPassing = ({ status }: Complaint): boolean =>
  status === 408 || status === 429 || (status !== null && status >= 500);

const problemOf = (status: number | null): 'BUSY' | 'NO_ANSWER' =>
  status === 429 || status === 503 ? 'BUSY' : 'NO_ANSWER';

const problemByStatus = (status: number | null): SourceProblem => {
  if (status === 401 || status === 403 || status === 407) return 'NO_ACCESS';
  return status === 499 ? 'TIMEOUT' : 'BROKEN_ANSWER';
};
