import { CallerLeftError } from '../../errors.ts';
import { HttpRefusal } from '../error-answer.ts';
import { type BodyLimits, createBodyClock } from './body-clock.ts';

/** Bytes of a body at most: scores of 16 findings in all 112,120 images, as lines of JSON, are 170 MB. */
export const SCORES_LIMIT = 256 * 1024 * 1024;

const LIMITS: BodyLimits = {
  bytes: SCORES_LIMIT,
  silenceMs: 30_000,
  bytesPerSecond: 65_536,
  wholeMs: 600_000,
};

/** For a body that is too large. */
export const tooLarge = (): HttpRefusal =>
  new HttpRefusal(
    413,
    'BAD_REQUEST',
    `The body is too large: at most ${SCORES_LIMIT} bytes are taken.`,
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
  const clock = createBodyClock(limits);
  let byteLength = 0;
  try {
    for (;;) {
      // An iterator that is left alone, not ended, leaves the connection open for the answer.
      // oxlint-disable-next-line no-await-in-loop -- pieces come one after the other
      const piece = await clock.wait(nextOf(pieces));
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
