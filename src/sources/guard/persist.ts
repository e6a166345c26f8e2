import { CallerLeftError, GatewayError } from '../../errors.ts';
import type { Attempts } from './attempts.ts';
import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import { TransientError } from './transient-error.ts';

/** Shortest pause before the repeat, in milliseconds; three times that is the longest. */
const PAUSE_MS = 50;

/** The source is left alone, as it failed too often. */
export class LeftAloneError extends Error {}

/** A question that may be asked a second time. */
export interface Asking<T> {
  readonly ask: (signal: AbortSignal) => Promise<T>;
  /** Ends both attempts, and the pause between them. */
  readonly signal: AbortSignal;
  readonly attempts: Attempts;
  readonly breaker: Breaker;
  readonly clock: Clock;
  /** Whether nobody waits for the answer any more; a deadline is not that, but silence. */
  readonly isGone: () => boolean;
  /** Told of each attempt before it is made. */
  readonly noteAttempt: () => void;
}

/**
 * Asks, and asks a second time where that may help, there is time for it, and its request has not
 * repeated another question already.
 *
 * Errors: that of the last attempt; LeftAloneError where there was none.
 */
export const persist = async <T>(asking: Asking<T>): Promise<T> => {
  try {
    return await askOnce(asking);
  } catch (error) {
    if (!(error instanceof TransientError)) throw error;
    const { clock, signal, attempts } = asking;
    const pauseMs = pauseAfter(error);
    if (clock.now() + pauseMs >= attempts.until || !attempts.takeRepeat()) throw error;
    await clock.pause(pauseMs, signal);
    return await askOnce(asking).catch((next: unknown) => {
      throw next instanceof LeftAloneError ? error : next;
    });
  }
};

/** One attempt, and what the breaker learns of it. */
const askOnce = async <T>(asking: Asking<T>): Promise<T> => {
  const { ask, signal, breaker, noteAttempt, isGone } = asking;
  if (!breaker.admits()) throw new LeftAloneError('It failed too often to be asked now.');
  noteAttempt();
  try {
    const answer = await orAborted(ask(signal), signal);
    breaker.answered();
    return answer;
  } catch (error) {
    // A refusal or a broken answer is one, so the source is there. Who has gone says nothing of it.
    if (error instanceof CallerLeftError || isGone()) throw error;
    if (error instanceof GatewayError) breaker.answered();
    else breaker.failed();
    throw error;
  }
};

/** What the source asked for; a random pause at least, so that callers do not meet again. */
const pauseAfter = ({ retryAfterMs }: TransientError): number =>
  Math.max(retryAfterMs ?? 0, PAUSE_MS * (1 + 2 * Math.random()));

/** Does not wait for what ignores its signal: an adapter would keep its place in the queue. */
export const orAborted = <T>(answer: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signalError(signal));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const finish = (): void => signal.removeEventListener('abort', stop);
    answer.then(resolve, reject).finally(finish);
  });

const signalError = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new Error('The question was ended.', { cause: reason });
