import { type CursorType, type CursorValues, readCursor } from '../../../cursor.ts';
import { type Ordering, orderingName } from '../../../ordering.ts';
import { cutPage, type Page, type Window } from '../../../paging.ts';

/** A list whose rows stand in the order of their keys. */
export interface KeyedList<F extends string, T> {
  /** What cursors call it. */
  readonly name: string;
  /** The field that is the key, and what it is in a cursor. */
  readonly field: F;
  readonly type: CursorType;
  /** The key that a cursor's value is. */
  readonly keyOf: (value: string | number | null) => number | null;
  /** How many rows have a smaller key. */
  readonly placesBefore: (key: number) => number;
  readonly count: number;
  readonly rowAt: (place: number) => T;
}

/**
 * A page of a list in the order of its keys; null where another order is asked for, or a
 * cursor that no list of ours gave.
 *
 * Errors: UserInputError where the cursor is none.
 */
export const naturalPage = <F extends string, T>(
  list: KeyedList<F, T>,
  { order, window }: { readonly order: Ordering<F>; readonly window: Window },
): Page<T> | null => {
  const [key, ...others] = order.keys;
  if (others.length > 0 || (key !== undefined && key.field !== list.field)) return null;
  const shape = key === undefined ? [list.type] : [list.type, list.type];
  const cursor = readCursor(window, orderingName(list.name, order), shape);
  const from = cursor === null ? null : keyIn(cursor, list.keyOf);
  if (cursor !== null && from === null) return null;
  const isRising = (key?.isDescending ?? false) === window.isBackward;
  const places = placesFrom(list, { from, isRising, size: window.size + 1 });
  return cutPage(places.map(list.rowAt), window);
};

/** The key of a cursor, which may hold it twice; null where it holds two. */
const keyIn = (
  values: CursorValues,
  keyOf: (value: string | number | null) => number | null,
): number | null => {
  const [key, ...again] = values.map(keyOf);
  return again.every((other) => other === key) ? (key ?? null) : null;
};

interface Direction {
  /** Where reading begins, which is left out; null: at the end that comes first. */
  readonly from: number | null;
  readonly isRising: boolean;
  readonly size: number;
}

/** Places in the direction of reading. */
const placesFrom = <F extends string, T>(
  { count, placesBefore }: KeyedList<F, T>,
  { from, isRising, size }: Direction,
): number[] => {
  if (isRising) {
    const start = from === null ? 0 : placesBefore(from + 1);
    return Array.from({ length: Math.min(count - start, size) }, (_, i) => start + i);
  }
  const end = from === null ? count : placesBefore(from);
  return Array.from({ length: Math.min(end, size) }, (_, i) => end - 1 - i);
};
