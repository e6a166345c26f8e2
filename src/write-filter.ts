import type { All, Any, Not } from './filter.ts';

// The way back: what a filter means, written as the input that callers give. Filters that differ only
// in the order of their conditions, or in how they are nested, are written the same.

/** An input object. */
export interface WrittenFilter {
  readonly [key: string]: unknown;
  readonly and?: readonly WrittenFilter[];
  readonly or?: readonly WrittenFilter[];
}

/** A filter of leaves of some kind. */
type Joined<L> = All<Joined<L>> | Any<Joined<L>> | Not<Joined<L>> | L;

/** Writes a filter; `writeLeaf` writes conditions that join no others, with one key each. */
export const writeFilter = <L extends { readonly kind: string }>(
  filter: Joined<L>,
  writeLeaf: (leaf: L) => WrittenFilter,
): WrittenFilter => {
  const write = (part: Joined<L>): WrittenFilter => writeFilter(part, writeLeaf);
  if (isAll(filter)) return writeAll(filter.of.map(write));
  if (isAny(filter)) return writeAny(filter.of.map(write));
  if (isNot(filter)) return { not: write(filter.of) };
  return writeLeaf(filter);
};

const isAll = <L>(filter: Joined<L>): filter is All<Joined<L>> => kindOf(filter) === 'all';
const isAny = <L>(filter: Joined<L>): filter is Any<Joined<L>> => kindOf(filter) === 'any';
const isNot = <L>(filter: Joined<L>): filter is Not<Joined<L>> => kindOf(filter) === 'not';

const kindOf = (filter: unknown): unknown =>
  typeof filter === 'object' && filter !== null && 'kind' in filter ? filter.kind : null;

/** Conditions of which all hold: as keys of one object, as far as each is there once. */
const writeAll = (parts: readonly WrittenFilter[]): WrittenFilter => {
  const together: Record<string, unknown> = {};
  const beside: WrittenFilter[] = [];
  for (const part of canonical(parts.flatMap(conditionsOf))) {
    if (Object.keys(part).some((key) => key in together)) beside.push(part);
    else Object.assign(together, part);
  }
  const isNothing = Object.keys(together).length === 0;
  return beside.length > 0 || isNothing ? { ...together, and: beside } : together;
};

const writeAny = (parts: readonly WrittenFilter[]): WrittenFilter => {
  const either = canonical(parts.flatMap(alternativesOf));
  const [only] = either;
  return only !== undefined && either.length === 1 ? only : { or: either };
};

/** The conditions of an object one by one: all of its keys have to hold. */
const conditionsOf = ({ and = [], ...keys }: WrittenFilter): readonly WrittenFilter[] => [
  ...and.flatMap(conditionsOf),
  ...Object.entries(keys).map(([key, value]) => ({ [key]: value })),
];

const alternativesOf = (part: WrittenFilter): readonly WrittenFilter[] =>
  part.or !== undefined && Object.keys(part).length === 1 ? part.or : [part];

/** In one order, and each once. */
const canonical = (parts: readonly WrittenFilter[]): readonly WrittenFilter[] => {
  const byText = new Map(parts.map((part) => [JSON.stringify(part), part]));
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, part]) => part);
};
