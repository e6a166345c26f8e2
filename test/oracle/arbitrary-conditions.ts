import fc from 'fast-check';
import type { EnumCondition, IdCondition, IntCondition, ListCondition } from './filters.ts';

/** One key mostly, two at times, which AND joins; never none. */
export function oneOrTwo<Keys extends object>(one: fc.Arbitrary<Keys>): fc.Arbitrary<Keys> {
  return fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([left, right]) => ({ ...left, ...right })) },
  );
}

/** An item of a list that is never empty. */
export function itemOf<Item>(items: readonly Item[]): fc.Arbitrary<Item> {
  return fc.nat({ max: items.length - 1 }).map((index) => {
    const item = items[index];
    if (item === undefined) throw new Error('There is no item to choose from.');
    return item;
  });
}

export function enumCondition<Value>(values: readonly Value[]): fc.Arbitrary<EnumCondition<Value>> {
  const value = itemOf(values);
  const list = fc.array(value, { maxLength: 3 });
  return oneOrTwo<EnumCondition<Value>>(
    fc.oneof({ weight: 4, arbitrary: fc.record({ eq: value }) }, fc.record({ ne: value }), {
      weight: 2,
      arbitrary: fc.record({ in: list }),
    }),
  );
}

export function idCondition(id: fc.Arbitrary<string | number>): fc.Arbitrary<IdCondition> {
  const list = fc.array(id, { maxLength: 4 });
  return oneOrTwo<IdCondition>(
    fc.oneof(
      fc.record({ eq: id }),
      fc.record({ ne: id }),
      { weight: 2, arbitrary: fc.record({ in: list }) },
      fc.record({ notIn: list }),
    ),
  );
}

export function intCondition(value: fc.Arbitrary<number>): fc.Arbitrary<IntCondition> {
  const list = fc.array(value, { maxLength: 4 });
  return oneOrTwo<IntCondition>(
    fc.oneof(
      fc.record({ eq: value }),
      fc.record({ ne: value }),
      fc.record({ in: list }),
      { weight: 2, arbitrary: fc.record({ notIn: list }) },
      fc.record({ lt: value }),
      fc.record({ lte: value }),
      fc.record({ gt: value }),
      fc.record({ gte: value }),
    ),
  );
}

export function listCondition<Filter>(
  filter: fc.Arbitrary<Filter>,
): fc.Arbitrary<ListCondition<Filter>> {
  return oneOrTwo<ListCondition<Filter>>(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ some: filter }) },
      fc.record({ every: filter }),
      fc.record({ none: filter }),
    ),
  );
}

/** Filters over filters, down to a depth: and, or (both empty at times), not. */
export function nested<Filter extends object>(
  leaf: fc.Arbitrary<Filter>,
  depth: number,
): fc.Arbitrary<Filter | Nesting<Filter>> {
  if (depth === 0) return oneOrTwo(leaf);
  const inner = nested(leaf, depth - 1);
  const list = fc.oneof(
    { weight: 1, arbitrary: fc.array(inner, { maxLength: 1 }) },
    { weight: 6, arbitrary: fc.array(inner, { minLength: 2, maxLength: 3 }) },
  );
  return oneOrTwo<Filter | Nesting<Filter>>(
    fc.oneof(
      { weight: 3, arbitrary: leaf },
      fc.record({ and: list }),
      { weight: 2, arbitrary: fc.record({ or: list }) },
      fc.record({ not: inner }),
    ),
  );
}

export interface Nesting<Filter> {
  readonly and?: readonly (Filter | Nesting<Filter>)[];
  readonly or?: readonly (Filter | Nesting<Filter>)[];
  readonly not?: Filter | Nesting<Filter>;
}
