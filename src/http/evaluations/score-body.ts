import type { IncomingMessage } from 'node:http';
import { CallerLeftError } from '../../errors.ts';
import { HttpRefusal } from '../error-answer.ts';

/** Bytes of a body at most: scores of 16 findings in all 112,120 images, as lines of JSON, are 170 MB. */
export const SCORES_LIMIT = 256 * 1024 * 1024;

/** What a body may come to: it keeps others waiting. */
export interface BodyLimits {
  readonly bytes: number;
  /** How long nothing may come. */
  readonly silenceMs: number;
  /** How long all may take. */
  readonly wholeMs: number;
}

const LIMITS: BodyLimits = { bytes: SCORES_LIMIT, silenceMs: 30_000, wholeMs: 600_000 };

/** How long the rest of a refused body is let through: a caller who still sends may not hear why. */
const LINGER_MS = 5000;

/** For a body that is too large. */
export const tooLarge = (): HttpRefusal =>
  new HttpRefusal(
    413,
    'BAD_REQUEST',
    `The body is too large: at most ${SCORES_LIMIT} bytes are taken.`,
  );

const tooSlow = ({ silenceMs, wholeMs }: BodyLimits): HttpRefusal =>
  new HttpRefusal(
    408,
    'BAD_REQUEST',
    `The body comes too slowly: it may be silent for ${silenceMs / 1000} seconds, and take ${wholeMs / 60_000} minutes.`,
  );

/**
 * The body of a request, piece by piece, as fast as it is wanted.
 *
 * Errors: HttpRefusal where it is too large or too slow, CallerLeftError where it breaks off.
 */
export async function* scoreBody(
  body: AsyncIterable<Uint8Array>,
  limits = LIMITS,
): AsyncGenerator<Uint8Array, void> {
  const pieces = body[Symbol.asyncIterator]();
  const clock = createClock(limits);
  let byteLength = 0;
  try {
    for (;;) {
      // An iterator that is left alone, not ended, leaves the connection open for the answer.
      // oxlint-disable-next-line no-await-in-loop -- pieces come one after the other
      const piece = await clock.within(nextOf(pieces));
      if (piece === null) return;
      byteLength += piece.byteLength;
      if (byteLength > limits.bytes) throw tooLarge();
      yield piece;
    }
  } finally {
    clock.stop();
  }
}

/** Null: there are no more. */
const nextOf = async (pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> => {
  try {
    const next = await pieces.next();
    return next.done === true ? null : next.value;
  } catch {
    throw new CallerLeftError();
  }
};

/** Fails whoever waits after too long a silence, or at the end of the whole time. */
const createClock = (limits: BodyLimits) => {
  let hasStruck = false;
  let fail = (_error: Error): void => {};
  const strike = (): void => {
    hasStruck = true;
    fail(tooSlow(limits));
  };
  const silence = setTimeout(strike, limits.silenceMs);
  const whole = setTimeout(strike, limits.wholeMs);
  return {
    /** Not a race with one promise of the clock: it would keep something of every piece. */
    within: <T>(next: Promise<T>): Promise<T> => {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      silence.refresh();
      fail = reject;
      if (hasStruck) reject(tooSlow(limits));
      next.then(resolve, reject);
      return promise;
    },
    stop: (): void => {
      clearTimeout(silence);
      clearTimeout(whole);
    },
  };
};

/** Lets through what still comes of a body that is refused, for a while. */
export const letThrough = (request: IncomingMessage): void => {
  if (request.complete) return;
  const patience = setTimeout(() => request.destroy(), LINGER_MS);
  // An iterator that was left alone still listens, and nothing flows while one does.
  request.removeAllListeners('readable');
  request.resume().once('close', () => clearTimeout(patience));
};
