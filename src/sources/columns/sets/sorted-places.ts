import { NO_NUMBER } from '../columns.ts';
import type { Pieces } from './in-pieces.ts';

/** What places are sorted by. Equal ones follow one another by place. */
export interface SortKey {
  /** Numbers from 0 up, or NO_NUMBER, which comes last either way; null: the place itself. */
  readonly values: Int16Array | Int32Array | Uint32Array | null;
  readonly highest: number;
  readonly isDescending: boolean;
}

/** Places in an order: the place that stands at each position; null: each at its own. */
export type Sorted = Uint32Array | null;

/** Rows that are sorted in one piece. */
const PIECE = 50_000;

/** The places of so many rows, sorted by some keys, of which the first counts most. */
export function* sortPlaces(count: number, keys: readonly SortKey[]): Pieces<Uint32Array> {
  let sorted: Uint32Array = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) sorted[place] = place;
  for (const key of keys.toReversed()) sorted = yield* sortBy(sorted, key);
  return sorted;
}

/** Counts how many have each value, and so knows where each begins: what was in order stays so. */
function* sortBy(places: Uint32Array, key: SortKey): Pieces<Uint32Array> {
  const begins = new Uint32Array(key.highest + 3);
  for (let from = 0; from < places.length; from += PIECE) {
    for (const place of places.subarray(from, from + PIECE)) {
      const next = rankOf(place, key) + 1;
      begins[next] = (begins[next] ?? 0) + 1;
    }
    yield;
  }
  for (let rank = 1; rank < begins.length; rank += 1) {
    begins[rank] = (begins[rank] ?? 0) + (begins[rank - 1] ?? 0);
  }
  const sorted = new Uint32Array(places.length);
  for (let from = 0; from < places.length; from += PIECE) {
    for (const place of places.subarray(from, from + PIECE)) {
      const rank = rankOf(place, key);
      const at = begins[rank] ?? 0;
      sorted[at] = place;
      begins[rank] = at + 1;
    }
    yield;
  }
  return sorted;
}

const rankOf = (place: number, { values, highest, isDescending }: SortKey): number => {
  const value = values === null ? place : (values[place] ?? 0);
  if (value === NO_NUMBER) return highest + 1;
  return isDescending ? highest - value : value;
};

/**
 * Where a place lies from a cursor: below zero, before it; zero, at it.
 *
 * values: of the keys, then of the cursor's own row its place, or half a step before the place that
 * follows where there is no such row.
 */
export const fromCursor = (
  place: number,
  keys: readonly SortKey[],
  values: readonly (number | null)[],
): number => {
  for (const [i, key] of keys.entries()) {
    const value = key.values === null ? place : (key.values[place] ?? 0);
    const difference = compare(value, values[i] ?? null, key.isDescending);
    if (difference !== 0) return difference;
  }
  return place - (values[keys.length] ?? 0);
};

const compare = (value: number, at: number | null, isDescending: boolean): number => {
  if (value === NO_NUMBER || at === null) {
    return Number(value === NO_NUMBER) - Number(at === null);
  }
  return isDescending ? at - value : value - at;
};
