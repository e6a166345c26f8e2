import { UserInputError } from './errors.ts';
import { cursorArgument, type Window } from './paging.ts';
import { parseImageIndex } from './terms/image-index.ts';

/** What a cursor holds: the values by which its row is sorted, the last of them unique. */
export type CursorValues = readonly (string | number | null)[];

/** What a value of a cursor may be. */
export type CursorType = 'image index' | 'number' | 'number or null';

/**
 * A cursor: the place of a row in a set ordered in one way.
 *
 * It holds the row's own sort values rather than a position, so it stays right when rows come or
 * go, and is the same in every replica.
 */
export const encodeCursor = (ordering: string, values: CursorValues): string =>
  Buffer.from(JSON.stringify([ordering, ...values])).toString('base64url');

/**
 * Reads the cursor of a window; null where it has none.
 *
 * shape: the type of each value, so that no hostile cursor reaches a store with another.
 * Errors: UserInputError names the argument and what was wanted.
 */
export const readCursor = (
  window: Window,
  ordering: string,
  shape: readonly CursorType[],
): CursorValues | null => {
  if (window.cursor === null) return null;
  const argument = cursorArgument(window);
  const found = parse(window.cursor);
  if (!Array.isArray(found) || typeof found[0] !== 'string' || !found.every(isValue)) {
    throw new UserInputError(
      `${argument}: wanted a cursor from pageInfo or edges, found ${JSON.stringify(window.cursor.slice(0, 60))}.`,
    );
  }
  const [foundOrdering, ...values] = found;
  if (foundOrdering !== ordering) {
    throw new UserInputError(
      `${argument}: this cursor is of a list ordered by ${JSON.stringify(foundOrdering)}, the list here is ordered by ${JSON.stringify(ordering)}.`,
    );
  }
  const fits = shape.every((type, i) => isOfType(values[i] ?? null, type));
  if (values.length !== shape.length || !fits) {
    throw new UserInputError(
      `${argument}: wanted a cursor from pageInfo or edges, found an altered one.`,
    );
  }
  return values;
};

const isOfType = (value: string | number | null, type: CursorType): boolean =>
  typeof value === 'string'
    ? type === 'image index' && parseImageIndex(value) !== null
    : type === 'number or null' || (type === 'number' && value !== null);

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
};

const isValue = (value: unknown): value is string | number | null =>
  value === null ||
  typeof value === 'string' ||
  (typeof value === 'number' && Number.isSafeInteger(value));
