import type { Clock } from '../../../src/sources/guard/clock.ts';
import type { GuardOptions } from '../../../src/sources/guard/guard.ts';

export const OPTIONS = {
  source: 'DICOMWEB',
  timeoutMs: 10_000,
  concurrent: 2,
  queued: 2,
} as const satisfies GuardOptions;

/** A clock that goes on only by the pauses that are taken, and by hand. */
export const handClock = (): Clock & { pauses: number[]; forward(ms: number): void } => {
  let time = 0;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => time,
    forward: (ms) => {
      time += ms;
    },
    pause: async (ms) => {
      pauses.push(ms);
      time += ms;
    },
  };
};

/** A source that never says a word, until it is told that nobody listens any more. */
export const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('ended')));
  });
