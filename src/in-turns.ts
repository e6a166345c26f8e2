import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Soon } from './soon.ts';

/** How long others wait for one who computes, in milliseconds. */
const TURN_MS = 5;

/**
 * What follows from each item, in order: at once where that takes a moment. Else items wait for the next
 * turn of the event loop, so that others are answered in between. Rejects with what an item fails with.
 */
export const inTurns = <T, R>(
  items: Iterable<T>,
  compute: (item: T, place: number) => R,
): Soon<R[]> => {
  const work: Work<T, R> = { left: items[Symbol.iterator](), compute, results: [] };
  try {
    return isDoneInTurn(work) ? work.results : finish(work);
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
};

/** Items that are left, and what came of those before. */
interface Work<T, R> {
  readonly left: Iterator<T>;
  readonly compute: (item: T, place: number) => R;
  readonly results: R[];
}

/** Computes until the turn is over, one item at least; whether nothing is left. */
const isDoneInTurn = <T, R>({ left, compute, results }: Work<T, R>): boolean => {
  const until = performance.now() + TURN_MS;
  do {
    const next = left.next();
    if (next.done === true) return true;
    results.push(compute(next.value, results.length));
  } while (performance.now() < until);
  return false;
};

const finish = async <T, R>(work: Work<T, R>): Promise<R[]> => {
  do {
    // oxlint-disable-next-line no-await-in-loop -- others are let in between two items
    await nextTurn();
  } while (!isDoneInTurn(work));
  return work.results;
};
