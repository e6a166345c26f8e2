import type { Codes } from './columns.ts';

/** Values that a narrow code tells apart. */
const NARROW = 65_536;

/** A column of values that repeat: each value once, and for each row its position. */
export interface Coding<V> {
  /** Takes down the value of a row; make: called where its name was not seen before. */
  set(row: number, name: string, make: () => V): void;
  finish(): { readonly codes: Codes; readonly values: readonly V[] };
}

/** An empty column for so many rows. */
export const coding = <V>(count: number): Coding<V> => {
  const positions = new Map<string, number>();
  const values: V[] = [];
  let codes: Codes = new Uint16Array(count);
  const positionOf = (name: string, make: () => V): number => {
    const known = positions.get(name);
    if (known !== undefined) return known;
    const position = values.push(make()) - 1;
    positions.set(name, position);
    if (position === NARROW) codes = Uint32Array.from(codes);
    return position;
  };
  return {
    set: (row, name, make) => {
      const position = positionOf(name, make);
      codes[row] = position;
    },
    finish: () => ({ codes, values }),
  };
};
