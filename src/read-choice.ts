import { type All, allOf } from './filter.ts';
import { type InputPath, readConditions } from './read-filter.ts';

/** A condition on a value: equal to, or not equal to, one or some. */
export interface ChoiceInput<V> {
  eq?: V | null;
  ne?: V | null;
  in?: V[] | null;
  notIn?: V[] | null;
}

/** Reads a condition on a value; `leaf` makes a room's own leaf of it. */
export const readChoice = <V extends string | number, C>(
  input: ChoiceInput<V>,
  path: InputPath,
  leaf: (operator: 'in' | 'notIn', values: readonly V[]) => C,
): C | All<C> => {
  const choose = (operator: 'in' | 'notIn', values: readonly V[]): C =>
    leaf(operator, canonicalValues(values));
  return allOf(
    readConditions<ChoiceInput<V>, C>(input, path, {
      eq: (value) => choose('in', [value]),
      ne: (value) => choose('notIn', [value]),
      in: (values) => choose('in', values),
      notIn: (values) => choose('notIn', values),
    }),
  );
};

/** Values in one order and once each, so that filters that mean the same read the same. */
export const canonicalValues = <V extends string | number>(values: Iterable<V>): V[] =>
  [...new Set(values)].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
