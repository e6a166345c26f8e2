import { errors } from 'undici';
import { SourceError } from '../../errors.ts';
import { readRetryAfter } from '../guard/retry-after.ts';
import { TransientError } from '../guard/transient-error.ts';

/** An answer that is no success. */
export interface Refusal {
  readonly status: number;
  /** Its Retry-After header; null where it has none. */
  readonly retryAfter: string | null;
}

/** What a status means where nothing more is known of it. attempted: what was asked, for the log. */
export const refusalFailure = (
  { status, retryAfter }: Refusal,
  attempted: string,
): SourceError | TransientError => {
  const cause = `It answered with status ${status}.`;
  if (status === 429 || status === 503) {
    return new TransientError(cause, { problem: 'BUSY', retryAfterMs: readRetryAfter(retryAfter) });
  }
  if (status === 408 || status >= 500) {
    return new TransientError(cause, { retryAfterMs: readRetryAfter(retryAfter) });
  }
  const problem = status === 401 || status === 403 ? 'NO_ACCESS' : 'BROKEN_ANSWER';
  return new SourceError('DICOMWEB', attempted, { cause: new Error(cause), problem });
};

/** An answer that is not what was asked for. cause: in what way, for the log. */
export const brokenAnswer = (attempted: string, cause: unknown): SourceError =>
  new SourceError('DICOMWEB', attempted, { cause, problem: 'BROKEN_ANSWER' });

/** What a failure of the connection means, as undici tells it by its codes. */
export const connectionFailure = (
  error: unknown,
  attempted: string,
): SourceError | TransientError => {
  const code = codeOf(error);
  const isNoHttp = error instanceof errors.HTTPParserError || code === 'UND_ERR_HEADERS_OVERFLOW';
  if (isNoHttp) return brokenAnswer(attempted, error);
  return new TransientError('The connection failed.', {
    cause: error,
    problem: TIMEOUTS.has(code) ? 'TIMEOUT' : 'NO_ANSWER',
  });
};

const TIMEOUTS = new Set([
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
]);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
