// Asks at a steady rate, whether answers come or not, and counts how long each takes from when it was due.
//
// Why not wrk: it asks again when an answer has come, so that a server which stops for a while is asked less, and
// nobody sees who would have waited. wrk2, which does better, is not in Debian.
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { textAt } from './deck.ts';
import type { Target } from './target.ts';

export interface Pace {
  readonly perSecond: number;
  readonly seconds: number;
  readonly connections: number;
}

export interface Steady {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly answers: number;
  readonly failed: number;
}

/** What the thread is told: the questions in their order, or the one that is asked each time. */
export interface SteadyWork extends Omit<Target, 'deck' | 'pids'> {
  readonly texts: readonly string[];
  readonly count: number;
  readonly perSecond: number;
  readonly connections: number;
}

/** What it tells. */
export interface SteadyTimes {
  readonly tookMs: readonly number[];
  readonly failed: number;
}

const THREAD = fileURLToPath(new URL('steady-thread.ts', import.meta.url));

/** Of a server that answered nothing in its time, one is asked for. */
const LEAST_PER_SECOND = 1;
/** At a higher rate the thread itself is late: a question takes it some 0.1 ms. */
export const MOST_PER_SECOND = 4000;

/** In a thread, whose memory is small: clearing up that of this process would be counted as waiting. */
export const driveSteadily = async (
  { deck, pids: _pids, ...target }: Target,
  { perSecond: wanted, seconds, connections }: Pace,
  position: number,
): Promise<Steady> => {
  const perSecond = Math.min(Math.max(wanted, LEAST_PER_SECOND), MOST_PER_SECOND);
  const count = Math.max(1, Math.round(perSecond * seconds));
  // Connections are opened, and the thread compiled, before anything counts.
  const different = deck.cards.length === 0 ? 1 : connections + count;
  const texts = Array.from({ length: different }, (_, turn) => textAt(deck, position + turn));
  const work: SteadyWork = { ...target, texts, count, perSecond, connections };
  const thread = new Piscina<SteadyWork, SteadyTimes>({ filename: THREAD, maxThreads: 1 });
  const { tookMs, failed } = await thread.run(work, { name: 'driveInThread' });
  await thread.destroy();
  const sorted = tookMs.toSorted((a, b) => a - b);
  return { p50Ms: atShare(sorted, 0.5), p99Ms: atShare(sorted, 0.99), answers: count, failed };
};

/** The value that so large a share of sorted ones does not pass. */
export const atShare = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
