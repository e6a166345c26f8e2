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

/** Rows that are looked at for one page, at most: some milliseconds. */
const MOST_LOOKED = 32_768;

/**
 * A page of a list in the order of its keys, of those that meet a test; null where another order is
 * asked for, a cursor that no list of ours gave, or rows that are few among many.
 *
 * Errors: UserInputError where the cursor is none.
 */
export const naturalPage = <F extends string, T>(
  list: KeyedList<F, T>,
  { order, window, isMet }: PageQuery<F>,
): Page<T> | null => {
  const [key, ...others] = order.keys;
  if (others.length > 0 || (key !== undefined && key.field !== list.field)) return null;
  const shape = key === undefined ? [list.type] : [list.type, list.type];
  const cursor = readCursor(window, orderingName(list.name, order), shape);
  const from = cursor === null ? null : keyIn(cursor, list.keyOf);
  if (cursor !== null && from === null) return null;
  const isRising = (key?.isDescending ?? false) === window.isBackward;
  const size = window.size + 1;
  const stretch = stretchFrom(list, { from, isRising });
  const places = isMet === null ? firstOf(stretch, size) : firstMet(stretch, size, isMet);
  return places && cutPage(places.map(list.rowAt), window);
};

interface PageQuery<F extends string> {
  readonly order: Ordering<F>;
  readonly window: Window;
  /** Null: all rows are wanted. */
  readonly isMet: ((place: number) => boolean) | null;
}

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
}

/** Places in the direction of reading. */
interface Steps {
  readonly first: number;
  readonly step: 1 | -1;
  readonly count: number;
}

const stretchFrom = <F extends string, T>(
  { count, placesBefore }: KeyedList<F, T>,
  { from, isRising }: Direction,
): Steps => {
  if (isRising) {
    const first = from === null ? 0 : placesBefore(from + 1);
    return { first, step: 1, count: count - first };
  }
  const end = from === null ? count : placesBefore(from);
  return { first: end - 1, step: -1, count: end };
};

const firstOf = ({ first, step, count }: Steps, size: number): number[] =>
  Array.from({ length: Math.min(count, size) }, (_, i) => first + i * step);

/** Null where not enough meet the test among those that may be looked at. */
const firstMet = (
  { first, step, count }: Steps,
  size: number,
  isMet: (place: number) => boolean,
): number[] | null => {
  const looked = Math.min(count, MOST_LOOKED);
  const places: number[] = [];
  for (let i = 0; i < looked && places.length < size; i += 1) {
    if (isMet(first + i * step)) places.push(first + i * step);
  }
  return places.length < size && looked < count ? null : places;
};
