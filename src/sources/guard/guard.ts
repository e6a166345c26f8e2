import {
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  isTaskCancelledError,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { GatewayError, SourceError } from '../../errors.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { TransientError } from './transient-error.ts';

/** How a source is asked. */
export interface GuardOptions {
  readonly source: SourceName;
  /** For a question in all: waiting for its turn, all attempts, and the pauses between them. */
  readonly timeoutMs: number;
  /** Questions that are asked at the same time. */
  readonly concurrent: number;
  /** Questions that wait for their turn; more are refused at once. */
  readonly queued: number;
}

/** Stands between an adapter and its source, so that a bad day there stays there. */
export interface Guard {
  /**
   * Asks one question under a deadline, in a bounded queue, with repeats and a circuit breaker.
   *
   * attempted: what is asked, for the log. ask: throws TransientError where asking again may help;
   * a GatewayError is its last word. Rejects with GatewayError only.
   */
  run<T>(attempted: string, ask: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** Repeats after the first attempt. */
const REPEATS = 2;
/** Failures in a row after which the source is left alone, and for how long. */
const FAILURES_TO_OPEN = 20;
const LEFT_ALONE_MS = 1000;

/** A guard of one source; its queue and breaker are shared by all who ask through it. */
export const createGuard = (options: GuardOptions): Guard => {
  const isFailure = (error: unknown): boolean => !(error instanceof GatewayError);
  const policy = wrap(
    timeout(options.timeoutMs, TimeoutStrategy.Aggressive),
    bulkhead(options.concurrent, options.queued),
    retry(
      handleWhen((error) => isWorthRepeating(error, options.timeoutMs)),
      { maxAttempts: REPEATS, backoff: new DelegateBackoff(pauseMs) },
    ),
    circuitBreaker(handleWhen(isFailure), {
      halfOpenAfter: LEFT_ALONE_MS,
      breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
    }),
  );
  return {
    run: async (attempted, ask) => {
      try {
        return await policy.execute(({ signal }) => ask(signal));
      } catch (error) {
        throw error instanceof GatewayError ? error : failureOf(error, attempted, options.source);
      }
    },
  };
};

const isWorthRepeating = (error: unknown, timeoutMs: number): boolean =>
  error instanceof TransientError && (error.retryAfterMs ?? 0) < timeoutMs / 2;

/** What the source asked for; else 50 to 150 ms, then twice that, so that callers do not meet again. */
const pauseMs = ({ attempt, result }: IRetryBackoffContext<unknown>): number => {
  const error = 'error' in result ? result.error : null;
  const wanted = error instanceof TransientError ? error.retryAfterMs : null;
  return wanted ?? 50 * attempt * (1 + 2 * Math.random());
};

const failureOf = (error: unknown, attempted: string, source: SourceName): SourceError => {
  if (isTaskCancelledError(error)) {
    return new SourceError(source, attempted, error, { problem: 'TIMEOUT' });
  }
  if (isBulkheadRejectedError(error)) {
    return new SourceError(source, attempted, error, { problem: 'BUSY', retryAfterSeconds: 1 });
  }
  const retryAfterSeconds = isBrokenCircuitError(error)
    ? LEFT_ALONE_MS / 1000
    : error instanceof TransientError && error.retryAfterMs !== null
      ? Math.ceil(error.retryAfterMs / 1000)
      : undefined;
  return new SourceError(source, attempted, error, { problem: 'NO_ANSWER', retryAfterSeconds });
};
