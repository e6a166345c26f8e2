import { keysOf } from './decode.ts';
import { UserInputError } from './errors.ts';
import { type All, type Any, allOf, anyOf, type Not } from './filter.ts';

/** Conditions of one filter that search other tables, at most. */
const MAX_SEARCHES = 50;

/** Conditions of one filter at most, besides those that join others: an engine's work grows with their square. */
const MAX_CONDITIONS = 1000;

/** How deep filters may nest. */
const MAX_FILTER_DEPTH = 100;

/** Where in the arguments a condition stands, for messages. */
export interface InputPath {
  readonly text: string;
  readonly depth: number;
}

/** How to read each key of an input object. */
type ReadByKey<I extends object, C> = {
  readonly [K in keyof I]-?: (value: NonNullable<I[K]>, path: InputPath) => C;
};

/** Reads the argument `filter` where it is given; null is refused, since it could mean two things. */
export const readOptionalFilter = <I, F>(
  filter: I | null | undefined,
  read: (filter: I, path: InputPath) => F,
  everything: F,
): F => {
  if (filter === undefined) return everything;
  if (filter === null) {
    throw new UserInputError('filter is null. Leave it out to have no condition.');
  }
  const found = read(filter, { text: 'filter', depth: 0 });
  const searches = countConditions(found, isSearch);
  if (searches > MAX_SEARCHES) {
    throw new UserInputError(
      `filter takes at most ${MAX_SEARCHES} conditions on labels, boxes, images or Study Instance UIDs, found ${searches}.`,
    );
  }
  const conditions = countConditions(found, ({ kind }) => !JOINING.has(kind));
  if (conditions <= MAX_CONDITIONS) return found;
  throw new UserInputError(
    `filter takes at most ${MAX_CONDITIONS} conditions, found ${conditions}. Name values in one list, with in or notIn: it may be long.`,
  );
};

/** Conditions of a filter that search other tables: each costs the engine a join. */
const SEARCHING = new Set<unknown>(['labels', 'disagreement', 'boxes', 'images']);

/** Conditions that only join others. */
const JOINING = new Set<unknown>(['all', 'any', 'not']);

/** A condition of any room. */
interface AnyCondition {
  readonly kind: unknown;
  readonly field?: unknown;
}

/** UIDs of studies are in a table of their own. */
const isSearch = ({ kind, field }: AnyCondition): boolean =>
  SEARCHING.has(kind) || field === 'studyInstanceUid';

/** How many of some conditions there are in one, itself included. */
const countConditions = (
  condition: unknown,
  isCounted: (condition: AnyCondition) => boolean,
): number => {
  if (typeof condition !== 'object' || condition === null) return 0;
  const below = Object.values(condition).reduce<number>(
    (sum, part) => sum + countConditions(part, isCounted),
    0,
  );
  return 'kind' in condition && isCounted(condition) ? below + 1 : below;
};

/**
 * Reads the keys that an input object gives, in the order of `readByKey`.
 *
 * Errors: UserInputError for null, for an object with no key at all, and past MAX_FILTER_DEPTH.
 */
export const readConditions = <I extends object, C>(
  input: I,
  path: InputPath,
  readByKey: ReadByKey<I, C>,
): C[] => {
  if (path.depth > MAX_FILTER_DEPTH) {
    throw new UserInputError(
      `${path.text.split('.', 1).join()} nests deeper than ${MAX_FILTER_DEPTH} levels.`,
    );
  }
  const read = <K extends keyof I & string>(key: K): C[] => {
    const value = input[key];
    if (value === undefined) return [];
    const at = { text: `${path.text}.${key}`, depth: path.depth + 1 };
    if (value === null) {
      throw new UserInputError(`${at.text} is null. Leave the key out to have no condition.`);
    }
    return [readByKey[key](value, at)];
  };
  const conditions = keysOf(readByKey).flatMap((key) => read(key));
  if (conditions.length === 0) {
    throw new UserInputError(
      `${path.text} is an empty object. Give it at least one of ${Object.keys(readByKey).join(', ')}, or leave it out.`,
    );
  }
  return conditions;
};

/** How to read the keys that join filters of one type. */
export const joinKeys = <I, C>(read: (input: I, path: InputPath) => C) => {
  const readAll = (items: readonly I[], { text, depth }: InputPath): C[] =>
    items.map((item, i) => read(item, { text: `${text}[${i}]`, depth }));
  return {
    and: (items: readonly I[], path: InputPath): C | All<C> => allOf(readAll(items, path)),
    or: (items: readonly I[], path: InputPath): C | Any<C> => anyOf(readAll(items, path)),
    not: (item: I, path: InputPath): Not<C> => ({ kind: 'not', of: read(item, path) }),
  };
};
