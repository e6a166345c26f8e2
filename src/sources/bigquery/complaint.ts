import { messageOf } from '../../decode.ts';
import { codeOf, logWords } from '../google/log-words.ts';
import { readRetryAfter } from '../guard/retry-after.ts';
import { at, countAt, listAt, textAt } from './json.ts';

/** What BigQuery says where it does not do what was asked. */
export interface Complaint {
  /** Of HTTP; null where a job says it. */
  readonly status: number | null;
  /** Such as "accessDenied"; empty where there is none. */
  readonly reason: string;
  /** For the log. */
  readonly words: string;
  /** How long it asks to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null;
  /** Whether a job says it, which is over with that. */
  readonly isOfJob: boolean;
}

/**
 * What an error of Google's client says that came with an answer; null where there was no answer.
 *
 * It is the client's ApiError, which holds the whole answer: only what is read here is kept.
 */
export const complaintOf = (error: unknown): Complaint | null => {
  // Errors of connections have codes too, such as ECONNRESET, also where an answer had begun.
  if (codeOf(error) !== null) return null;
  const status = countAt(error, 'code') ?? countAt(error, 'response', 'statusCode');
  if (status === null) return null;
  return {
    status,
    reason: textAt(listAt(error, 'errors')[0], 'reason') ?? '',
    words: logWords(messageOf(error)),
    retryAfterMs: readRetryAfter(textAt(error, 'response', 'headers', 'retry-after')),
    isOfJob: false,
  };
};

/** Why a job failed; null where it did not. Its list of errors may hold some that did no harm. */
export const complaintOfJob = (job: unknown): Complaint | null => {
  const result = at(job, 'status', 'errorResult');
  if (typeof result !== 'object' || result === null) return null;
  return {
    status: null,
    reason: textAt(result, 'reason') ?? '',
    words: logWords(textAt(result, 'message') ?? ''),
    retryAfterMs: null,
    isOfJob: true,
  };
};
