import { UserInputError } from './errors.ts';

/** Rows that a page has where neither first nor last is given. */
const DEFAULT_PAGE_SIZE = 20;
/** Rows that a page has at most. */
export const MAX_PAGE_SIZE = 500;

/** The paging arguments of a connection as a caller gives them. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** Which rows of an ordered set are wanted: `size` of them after, or before, a cursor. */
export interface Window {
  readonly size: number;
  readonly isBackward: boolean;
  /** The opaque cursor to start from; null starts at the set's first row, or its last. */
  readonly cursor: string | null;
}

/** Some rows of an ordered set, always in the order of the set. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** Whether the set goes on beyond the page in the direction of reading. */
  readonly hasMore: boolean;
}

/** A page of nothing. */
export const EMPTY_PAGE: Page<never> = { rows: [], hasMore: false };

/** The name of the argument that holds a window's cursor, for messages. */
export const cursorArgument = (window: Window): string => (window.isBackward ? 'before' : 'after');

/** Reads paging arguments. UserInputError names the argument, the limit and the value. */
export const readWindow = ({ first, after, last, before }: PageArguments): Window => {
  if (given(first) && given(last)) {
    throw new UserInputError(`Give first or last, not both: found first ${first}, last ${last}.`);
  }
  if (given(last) || (given(before) && !given(first))) {
    if (given(after)) checkPair('first', 'after');
    const size = checkSize('last', last ?? DEFAULT_PAGE_SIZE);
    return { size, isBackward: true, cursor: before ?? null };
  }
  if (given(before)) checkPair('last', 'before');
  const size = checkSize('first', first ?? DEFAULT_PAGE_SIZE);
  return { size, isBackward: false, cursor: after ?? null };
};

/** Cuts a page from rows that were read one beyond its size, in the direction of reading. */
export const cutPage = <T>(rows: readonly T[], { size, isBackward }: Window): Page<T> => {
  const kept = rows.length > size ? rows.slice(0, size) : rows;
  return { rows: isBackward ? kept.toReversed() : kept, hasMore: rows.length > size };
};

const given = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

const checkPair = (size: string, cursor: string): never => {
  throw new UserInputError(
    `${cursor} goes with ${size}: read forwards with first and after, or backwards with last and before.`,
  );
};

const checkSize = (argument: string, size: number): number => {
  if (size >= 0 && size <= MAX_PAGE_SIZE) return size;
  throw new UserInputError(`${argument} takes 0 to ${MAX_PAGE_SIZE}, found ${size}.`);
};
