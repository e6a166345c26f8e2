import { HttpRefusal } from '../error-answer.ts';

/** What a body may come to: it keeps others waiting. */
export interface BodyLimits {
  readonly bytes: number;
  /** How long nothing may come, and how far it may fall behind its pace. */
  readonly silenceMs: number;
  /** The pace. What comes faster makes good what came more slowly before. */
  readonly bytesPerSecond: number;
  /** How long all may take. */
  readonly wholeMs: number;
}

/** Waits for pieces of a body, as long as its limits let it. */
export interface BodyClock {
  /** The same; HttpRefusal where it takes too long. Null: there are no more pieces. */
  wait(next: Promise<Uint8Array | null>): Promise<Uint8Array | null>;
  stop(): void;
}

/** How often it is looked whether patience has run out, in the time of a silence. */
const LOOKS = 10;

const tooSlow = ({ silenceMs, bytesPerSecond, wholeMs }: BodyLimits): HttpRefusal =>
  new HttpRefusal(
    408,
    'BAD_REQUEST',
    `The body comes too slowly: it may be silent for ${silenceMs / 1000} seconds, fall behind ${bytesPerSecond} bytes a second by as much, and take ${wholeMs / 60_000} minutes.`,
  );

/**
 * A clock for one body. It runs while the caller is waited for, and not while the caller waits: what is
 * read slowly here is nobody's fault there.
 */
export const createBodyClock = (limits: BodyLimits): BodyClock => {
  const { silenceMs, bytesPerSecond, wholeMs } = limits;
  let patienceMs = silenceMs;
  let waitsSince: number | null = null;
  let hasStruck = false;
  let fail = (_error: Error): void => {};
  const waitedMs = (): number => (waitsSince === null ? 0 : performance.now() - waitsSince);
  const strike = (): void => {
    hasStruck = true;
    fail(tooSlow(limits));
  };
  const look = (): void => {
    if (waitedMs() >= patienceMs) strike();
  };
  const looking = setInterval(look, Math.ceil(silenceMs / LOOKS));
  const whole = setTimeout(strike, wholeMs);
  const credit = (piece: Uint8Array | null): Uint8Array | null => {
    const earnedMs = ((piece?.byteLength ?? 0) / bytesPerSecond) * 1000;
    patienceMs = Math.min(silenceMs, patienceMs - waitedMs() + earnedMs);
    waitsSince = null;
    return piece;
  };
  return {
    // Not a race with one promise of the clock: it would keep something of every piece.
    wait: (next) => {
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array | null>();
      waitsSince = performance.now();
      fail = reject;
      if (hasStruck) reject(tooSlow(limits));
      next.then(credit).then(resolve, reject);
      return promise;
    },
    stop: () => {
      clearInterval(looking);
      clearTimeout(whole);
    },
  };
};
