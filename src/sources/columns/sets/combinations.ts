import type { NumberColumn } from './number-column.ts';

/** A column whose numbers stand for fewer things. */
export interface RankedColumn<T> extends Pick<NumberColumn, 'values' | 'lowest'> {
  /** Which of the things a number stands for, at the number less the lowest. */
  readonly ranks: Int32Array;
  readonly things: readonly T[];
}

/** A column, by what its numbers stand for. */
export const ranked = <T>(
  { values, lowest, span, occurring }: NumberColumn,
  standsFor: (value: number) => T,
): RankedColumn<T> => {
  const ranks = new Int32Array(span);
  const known = new Map<T, number>();
  for (const value of occurring) {
    const thing = standsFor(value);
    const rank = known.get(thing) ?? known.size;
    known.set(thing, rank);
    ranks[value - lowest] = rank;
  }
  return { values, lowest, ranks, things: [...known.keys()] };
};

/** What the number of a place stands for: a position among the things. */
export const rankAt = ({ values, lowest, ranks }: RankedColumn<unknown>, place: number): number =>
  ranks[(values[place] ?? 0) - lowest] ?? 0;

/** Combinations of what the numbers of places in some columns stand for. */
export interface Combinations {
  /** Which combination each of some places has: a position among the found ones. */
  of(places: Uint32Array): Int32Array;
  /** A place that has each combination which was found so far. */
  readonly found: readonly number[];
}

/** Combinations that a table has room for; more are looked up by number. */
const TABLE = 2 ** 20;
/** To clear as many entries of a table takes as long as to look up one number. */
const CLEARED = 256;

/** placeCount: about how many places will be asked about. */
export const combinations = (
  columns: readonly RankedColumn<unknown>[],
  placeCount: number,
): Combinations => {
  const found: number[] = [];
  const most = columns.reduce((product, { things }) => product * things.length, 1);
  const isTable = most <= Math.min(TABLE, placeCount * CLEARED);
  const positionsIn = isTable ? byTable(found, most) : byMap(found);
  return {
    found,
    of: (places) => {
      const numbers = new Float64Array(places.length);
      for (const column of columns) addRank(numbers, places, column);
      return positionsIn(numbers, places);
    },
  };
};

/** Numbers of combinations: what stands for the columns before, and for one more. */
const addRank = (
  numbers: Float64Array,
  places: Uint32Array,
  { values, lowest, ranks, things }: RankedColumn<unknown>,
): void => {
  const size = things.length;
  for (let i = 0; i < places.length; i += 1) {
    const rank = ranks[(values[places[i] ?? 0] ?? 0) - lowest] ?? 0;
    numbers[i] = (numbers[i] ?? 0) * size + rank;
  }
};

type Positions = (numbers: Float64Array, places: Uint32Array) => Int32Array;

/** The table has positions from 1: what is not in it is 0. */
const byTable = (found: number[], most: number): Positions => {
  const table = new Int32Array(most);
  return (numbers, places) => {
    const positions = new Int32Array(places.length);
    for (let i = 0; i < places.length; i += 1) {
      const number = numbers[i] ?? 0;
      let next = table[number] ?? 0;
      if (next === 0) {
        next = found.push(places[i] ?? 0);
        table[number] = next;
      }
      positions[i] = next - 1;
    }
    return positions;
  };
};

const byMap = (found: number[]): Positions => {
  const map = new Map<number, number>();
  return (numbers, places) =>
    Int32Array.from(numbers, (number, i) => {
      const known = map.get(number);
      if (known !== undefined) return known;
      const position = found.push(places[i] ?? 0) - 1;
      map.set(number, position);
      return position;
    });
};
