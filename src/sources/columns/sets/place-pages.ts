import type { Window } from '../../../paging.ts';
import { NO_NUMBER } from '../columns.ts';
import { type Bits, eachPlace, isIn, placeBelow, placeFrom, type Stretch } from './bits.ts';
import { fromCursor, type Sorted, type SortKey } from './sorted-places.ts';

/** A list of places: which are in it, and in what order. */
export interface PlaceList {
  readonly bits: Bits;
  /** Rows that there are, in the list or not. */
  readonly count: number;
  readonly sorted: Sorted;
  readonly keys: readonly SortKey[];
}

/** What a cursor stands for, see fromCursor; null: none. */
export type CursorPlace = readonly (number | null)[] | null;

/** The places of a page, and one more where there is one, in the direction of reading. */
export const placesOfPage = (
  list: PlaceList,
  { size, isBackward }: Pick<Window, 'size' | 'isBackward'>,
  cursor: CursorPlace,
): readonly number[] => {
  const places: number[] = [];
  const step = isBackward ? stepBack(list) : stepOn(list);
  let at = isBackward ? step(positionBelow(list, cursor)) : step(positionFrom(list, cursor) - 1);
  while (at >= 0 && places.length <= size) {
    places.push(list.sorted === null ? at : (list.sorted[at] ?? 0));
    at = step(at);
  }
  return places;
};

/** From a position to the next one of the list; -1 where there is none. */
const stepOn = ({ bits, sorted, count }: PlaceList): ((at: number) => number) => {
  if (sorted === null) return (at) => placeFrom(bits, at + 1);
  return (at) => {
    for (let next = at + 1; next < count; next += 1) if (isIn(bits, sorted[next] ?? 0)) return next;
    return -1;
  };
};

const stepBack = ({ bits, sorted }: PlaceList): ((at: number) => number) => {
  if (sorted === null) return (at) => placeBelow(bits, at);
  return (at) => {
    for (let next = at - 1; next >= 0; next -= 1) if (isIn(bits, sorted[next] ?? 0)) return next;
    return -1;
  };
};

/** The first position beyond a cursor. */
const positionFrom = (list: PlaceList, cursor: CursorPlace): number =>
  cursor === null ? 0 : firstPosition(list, (place) => fromCursor(place, list.keys, cursor) > 0);

/** The first position that does not lie before a cursor. */
const positionBelow = (list: PlaceList, cursor: CursorPlace): number =>
  cursor === null
    ? list.count
    : firstPosition(list, (place) => fromCursor(place, list.keys, cursor) >= 0);

/** The first position for whose place something holds, as it does for all that follow. */
const firstPosition = ({ sorted, count }: PlaceList, holds: (place: number) => boolean): number => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted === null ? middle : (sorted[middle] ?? 0))) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The same of the few places of a stretch, whatever their order: it is made anew. */
export const placesOfFew = (
  { bits, stretch, keys }: Pick<PlaceList, 'bits' | 'keys'> & { readonly stretch: Stretch },
  { size, isBackward }: Pick<Window, 'size' | 'isBackward'>,
  cursor: CursorPlace,
): readonly number[] => {
  const places: number[] = [];
  eachPlace(bits, stretch, (place) => {
    const from = cursor === null ? null : fromCursor(place, keys, cursor);
    if (from === null || (isBackward ? from < 0 : from > 0)) places.push(place);
  });
  if (keys.length > 0) places.sort((one, other) => fromCursor(one, keys, valuesAt(other, keys)));
  return (isBackward ? places.reverse() : places).slice(0, size + 1);
};

/** What stands for a place as a cursor. */
const valuesAt = (place: number, keys: readonly SortKey[]): readonly (number | null)[] => [
  ...keys.map(({ values }) => {
    const value = values === null ? place : (values[place] ?? 0);
    return value === NO_NUMBER ? null : value;
  }),
  place,
];
