import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long others wait for one who computes, in milliseconds. */
const TURN_MS = 5;

/**
 * What follows from each item, in order. Items wait for the next turn of the event loop where those
 * before them took long, so that others are answered in between.
 */
export const inTurns = async <T, R>(
  items: Iterable<T>,
  compute: (item: T, place: number) => R,
): Promise<R[]> => {
  const results: R[] = [];
  let begun = performance.now();
  for (const item of items) {
    if (performance.now() - begun > TURN_MS) {
      // oxlint-disable-next-line no-await-in-loop -- others are let in between two items
      await nextTurn();
      begun = performance.now();
    }
    results.push(compute(item, results.length));
  }
  return results;
};
