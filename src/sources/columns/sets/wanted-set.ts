import { type Bits, everyPlace, inAll, inEither, inFirstAlone, noPlaces } from './bits.ts';
import type { Kept } from './kept.ts';
import { nameOf } from './kept.ts';

/** A set that is told by its name: it is made where it is not kept. */
export interface WantedSet {
  /** The same for sets that are told in another order, or twice. */
  readonly name: string;
  /** Passes over a column that it would take to make it: none where it is kept. */
  readonly passes: () => number;
  readonly bits: () => Bits;
}

/** How sets of so many places are joined. What joins others is made anew: that takes microseconds. */
export const setAlgebra = (count: number, kept: Kept<Bits>) => {
  const every: WantedSet = { name: 'every', passes: () => 0, bits: () => everyPlace(count) };
  const none: WantedSet = { name: 'none', passes: () => 0, bits: () => noPlaces(count) };
  return {
    /** A set that is made from columns, and kept. text: tells it from all others. */
    leaf: (text: string, make: () => Bits): WantedSet => {
      const name = nameOf(text);
      return {
        name,
        passes: () => (kept.has(name) ? 0 : 1),
        bits: () => kept.of(name, make),
      };
    },
    all: (of: readonly WantedSet[]): WantedSet =>
      joined('all', of, { join: (sets) => inAll(sets) ?? every.bits(), ofNone: every }),
    any: (of: readonly WantedSet[]): WantedSet =>
      joined('any', of, { join: (sets) => sets.reduce(inEither), ofNone: none }),
    not: (of: WantedSet): WantedSet => ({
      name: nameOf(`not ${of.name}`),
      passes: of.passes,
      bits: () => inFirstAlone(every.bits(), of.bits()),
    }),
  };
};

/** How sets are joined. */
export type SetAlgebra = ReturnType<typeof setAlgebra>;

interface Joining {
  /** Of two sets at least. */
  readonly join: (sets: readonly Bits[]) => Bits;
  readonly ofNone: WantedSet;
}

const joined = (
  kind: 'all' | 'any',
  given: readonly WantedSet[],
  { join, ofNone }: Joining,
): WantedSet => {
  const byName = new Map(given.map((one) => [one.name, one]));
  const names = [...byName.keys()].sort();
  const of = names.flatMap((name) => byName.get(name) ?? []);
  const [first] = of;
  if (first === undefined) return ofNone;
  if (of.length === 1) return first;
  return {
    name: nameOf(`${kind} ${JSON.stringify(names)}`),
    passes: () => of.reduce((sum, { passes }) => sum + passes(), 0),
    bits: () => join(of.map(({ bits }) => bits())),
  };
};
