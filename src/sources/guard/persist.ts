import { CallerLeftError, GatewayError } from '../../errors.ts';
import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import { TransientError } from './transient-error.ts';

/** Repeats after the first attempt. */
const REPEATS = 2;
/** Shortest pause before the first repeat, in milliseconds; three times that is the longest. */
const PAUSE_MS = 50;

/** The source is left alone, as it failed too often. */
export class LeftAloneError extends Error {}

/** A question that may be asked more than once. */
export interface Asking<T> {
  readonly ask: (signal: AbortSignal) => Promise<T>;
  /** Ends all attempts, and the pauses between them. */
  readonly signal: AbortSignal;
  /** When the signal will end them, as the clock counts. */
  readonly until: number;
  readonly breaker: Breaker;
  readonly clock: Clock;
}

/**
 * Asks, and asks again where that may help and there is time for it.
 *
 * Errors: that of the last attempt; LeftAloneError where there was none.
 */
export const persist = async <T>(asking: Asking<T>, attempt = 1): Promise<T> => {
  if (!asking.breaker.admits()) throw new LeftAloneError('It failed too often to be asked now.');
  try {
    return await askOnce(asking);
  } catch (error) {
    if (!(error instanceof TransientError) || attempt > REPEATS) throw error;
    const { clock, until, signal } = asking;
    const pauseMs = pauseAfter(error, attempt);
    if (clock.now() + pauseMs >= until) throw error;
    await clock.pause(pauseMs, signal);
    return await persist(asking, attempt + 1).catch((next: unknown) => {
      throw next instanceof LeftAloneError ? error : next;
    });
  }
};

/** One attempt, and what the breaker learns of it. */
const askOnce = async <T>({ ask, signal, breaker }: Asking<T>): Promise<T> => {
  try {
    const answer = await orAborted(ask(signal), signal);
    breaker.answered();
    return answer;
  } catch (error) {
    // A refusal or a broken answer is one, so the source is there. Who has gone says nothing of it.
    if (error instanceof CallerLeftError) throw error;
    if (error instanceof GatewayError) breaker.answered();
    else breaker.failed();
    throw error;
  }
};

/** What the source asked for; a random pause at least, so that callers do not meet again. */
const pauseAfter = ({ retryAfterMs }: TransientError, attempt: number): number =>
  Math.max(retryAfterMs ?? 0, PAUSE_MS * attempt * (1 + 2 * Math.random()));

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
