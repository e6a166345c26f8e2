import { AsyncLocalStorage } from 'node:async_hooks';
import {
  bulkhead,
  isBulkheadRejectedError,
  isTaskCancelledError,
  TimeoutStrategy,
  timeout,
} from 'cockatiel';
import { GatewayError, SourceError, type SourceFailure } from '../../errors.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { createBreaker } from './breaker.ts';
import { type Clock, machineClock } from './clock.ts';
import { LeftAloneError, persist } from './persist.ts';
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
   * a GatewayError is its last word. Its signal ends the question at the deadline, and never ends
   * what was answered in time, such as a stream. Rejects with GatewayError only.
   */
  run<T>(attempted: string, ask: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** Failures in a row after which a source is left alone, and how often it is then tried. */
const FAILURES_TO_OPEN = 20;
const TRIAL_EVERY_MS = 1000;

/** A guard of one source; its queue and breaker are shared by all who ask through it. */
export const createGuard = (options: GuardOptions, clock: Clock = machineClock): Guard => {
  const deadline = timeout(options.timeoutMs, {
    // Waiting for its turn ends too, not only what listens to the signal.
    strategy: TimeoutStrategy.Aggressive,
    abortOnReturn: false,
  });
  const turns = bulkhead(options.concurrent, options.queued);
  const breaker = createBreaker({
    failures: FAILURES_TO_OPEN,
    trialEveryMs: TRIAL_EVERY_MS,
    now: clock.now,
  });
  return {
    run: async (attempted, ask) => {
      const until = clock.now() + options.timeoutMs;
      // Who waits for a turn is let in by whoever leaves, and would else go on in that one's request.
      const here = AsyncLocalStorage.snapshot();
      try {
        return await deadline.execute(({ signal }) =>
          turns.execute(() => here(persist, { ask, signal, until, breaker, clock }), signal),
        );
      } catch (error) {
        if (error instanceof GatewayError) throw error;
        throw new SourceError(options.source, attempted, {
          cause: error,
          ...failureOf(error),
        });
      }
    },
  };
};

const failureOf = (error: unknown): Omit<SourceFailure, 'cause'> => {
  if (isTaskCancelledError(error) || (error instanceof Error && error.name === 'AbortError')) {
    return { problem: 'TIMEOUT' };
  }
  if (isBulkheadRejectedError(error)) return { problem: 'BUSY', retryAfterSeconds: 1 };
  if (error instanceof LeftAloneError) {
    return { problem: 'NO_ANSWER', retryAfterSeconds: TRIAL_EVERY_MS / 1000 };
  }
  if (!(error instanceof TransientError)) return { problem: 'NO_ANSWER' };
  const { problem, retryAfterMs } = error;
  return {
    problem,
    retryAfterSeconds: retryAfterMs === null ? undefined : Math.ceil(retryAfterMs / 1000),
  };
};
