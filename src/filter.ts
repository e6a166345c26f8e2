import { keysOf } from './decode.ts';
import { UserInputError } from './errors.ts';

/** All of some conditions; of none: every row meets it. */
export interface All<C> {
  readonly kind: 'all';
  readonly of: readonly C[];
}

/** At least one of some conditions; of none: no row meets it. */
export interface Any<C> {
  readonly kind: 'any';
  readonly of: readonly C[];
}

/** The complement of a condition. */
export interface Not<C> {
  readonly kind: 'not';
  readonly of: C;
}

/** The comparisons that a leaf makes; eq and ne are read as in and notIn with one value. */
export type Operator = 'in' | 'notIn' | 'lt' | 'lte' | 'gt' | 'gte';

/** How a condition speaks of a list. */
export type Quantifier = 'some' | 'every' | 'none';

/** How deep filters may nest. */
export const MAX_FILTER_DEPTH = 100;

/** Where in the arguments a condition stands, for messages. */
export interface InputPath {
  readonly text: string;
  readonly depth: number;
}

/** The path of an argument. */
export const argumentPath = (name: string): InputPath => ({ text: name, depth: 0 });

const keyPath = (path: InputPath, key: string): InputPath => ({
  text: `${path.text}.${key}`,
  depth: path.depth + 1,
});

/** The path of a list's element. */
export const itemPath = (path: InputPath, position: number): InputPath => ({
  text: `${path.text}[${position}]`,
  depth: path.depth,
});

/** All of some conditions; one stands for itself. */
export const allOf = <C>(conditions: readonly C[]): C | All<C> =>
  conditions.length === 1 && conditions[0] !== undefined
    ? conditions[0]
    : { kind: 'all', of: conditions };

/** Any of some conditions; one stands for itself, none matches nothing. */
export const anyOf = <C>(conditions: readonly C[]): C | Any<C> =>
  conditions.length === 1 && conditions[0] !== undefined
    ? conditions[0]
    : { kind: 'any', of: conditions };

/** How to read each key of an input object. */
export type ConditionReaders<I extends object, C> = {
  readonly [K in keyof I]-?: (value: NonNullable<I[K]>, path: InputPath) => C;
};

/**
 * Reads the keys that an input object gives, in the order of `readers`.
 *
 * Errors: UserInputError for null, for an object with no key at all, and past MAX_FILTER_DEPTH.
 */
export const readConditions = <I extends object, C>(
  input: I,
  path: InputPath,
  readers: ConditionReaders<I, C>,
): C[] => {
  if (path.depth > MAX_FILTER_DEPTH) {
    throw new UserInputError(
      `${path.text.split('.', 1).join()} nests deeper than ${MAX_FILTER_DEPTH} levels.`,
    );
  }
  const read = <K extends keyof I & string>(key: K): C[] => {
    const value = input[key];
    if (value === undefined) return [];
    const at = keyPath(path, key);
    if (value === null) {
      throw new UserInputError(`${at.text} is null. Leave the key out to have no condition.`);
    }
    return [readers[key](value, at)];
  };
  const conditions = keysOf(readers).flatMap((key) => read(key));
  if (conditions.length === 0) {
    throw new UserInputError(
      `${path.text} is an empty object. Give it at least one of ${Object.keys(readers).join(', ')}, or leave it out.`,
    );
  }
  return conditions;
};

/** Values in one order and once each, so that filters that mean the same read the same. */
export const canonicalValues = <V extends string | number>(values: Iterable<V>): V[] =>
  [...new Set(values)].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));

/** A condition on a value: equal to, or not equal to, one or some. */
export interface ChoiceInput<V> {
  eq?: V | null;
  ne?: V | null;
  in?: V[] | null;
  notIn?: V[] | null;
}

/** Reads a condition on a value; `leaf` makes a room's own leaf of it. */
export const readChoice = <V, W extends string | number, C>(
  input: ChoiceInput<V>,
  path: InputPath,
  leaf: (operator: 'in' | 'notIn', values: W[]) => C,
  decode: (values: readonly V[]) => Iterable<W>,
): C | All<C> => {
  const choose = (operator: 'in' | 'notIn', values: readonly V[]) =>
    leaf(operator, canonicalValues(decode(values)));
  return allOf(
    readConditions<ChoiceInput<V>, C>(input, path, {
      eq: (value) => choose('in', [value]),
      ne: (value) => choose('notIn', [value]),
      in: (values) => choose('in', values),
      notIn: (values) => choose('notIn', values),
    }),
  );
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
  return read(filter, argumentPath('filter'));
};
