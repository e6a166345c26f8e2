import { NO_NUMBER } from '../columns.ts';
import { addPlace, type Bits, eachPlace, noPlaces, type Stretch } from './bits.ts';

type Numbers = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array;

/** Numbers of rows, by place, of which many are alike: what is asked of a number is asked once. */
export interface NumberColumn {
  readonly values: Numbers;
  readonly lowest: number;
  /** From the lowest to the highest. */
  readonly span: number;
  /** Those that occur, rising. */
  readonly occurring: readonly number[];
}

/** Numbers from the lowest to the highest, at most: tables are as long. */
const WIDEST = 2 ** 20;

/** Whether numbers lie close enough together for tables of all between them. */
export const isNarrow = (values: Numbers): boolean => spanOf(values).span <= WIDEST;

/** A narrow column, with what is known of all its numbers. */
export const numberColumn = (values: Numbers): NumberColumn => {
  const { lowest, span } = spanOf(values);
  const isThere = new Uint8Array(span);
  for (const value of values) isThere[value - lowest] = 1;
  const occurring: number[] = [];
  isThere.forEach((is, i) => {
    if (is === 1) occurring.push(i + lowest);
  });
  return { values, lowest, span, occurring };
};

const spanOf = (values: Numbers): { lowest: number; span: number } => {
  let lowest = values[0] ?? 0;
  let highest = lowest;
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return { lowest, span: highest - lowest + 1 };
};

/** What follows from each number that occurs, at the number less the lowest. */
export const tableOf = (
  { lowest, span, occurring }: NumberColumn,
  follows: (value: number) => number,
): Uint8Array => {
  const table = new Uint8Array(span);
  for (const value of occurring) table[value - lowest] = follows(value);
  return table;
};

/** The places whose number passes a test. */
export const placesWhere = (column: NumberColumn, passes: (value: number) => boolean): Bits => {
  const { values, lowest } = column;
  const isWanted = tableOf(column, (value) => (passes(value) ? 1 : 0));
  const bits = noPlaces(values.length);
  for (let place = 0; place < values.length; place += 1) {
    if (isWanted[(values[place] ?? 0) - lowest] === 1) addPlace(bits, place);
  }
  return bits;
};

/** The same where a row may have no number, which passes nothing. */
export const placesWhereKnown = (column: NumberColumn, passes: (value: number) => boolean): Bits =>
  placesWhere(column, (value) => value !== NO_NUMBER && passes(value));

/** A number, and how many places have it. */
export type NumberCount = readonly [value: number, count: number];

/** How many places of a set have each number that occurs among them. */
export const countsIn = (
  column: NumberColumn,
  bits: Bits,
  stretch: Stretch,
): readonly NumberCount[] =>
  stretch.below - stretch.from < column.occurring.length
    ? countFew(column, bits, stretch)
    : countMany(column, bits, stretch);

const countFew = ({ values }: NumberColumn, bits: Bits, stretch: Stretch): NumberCount[] => {
  const counts = new Map<number, number>();
  eachPlace(bits, stretch, (place) => {
    const value = values[place] ?? 0;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  return [...counts];
};

/** Counts are made in one table for each column, which is left as it was found: empty. */
const tables = new WeakMap<NumberColumn, Int32Array>();

const countMany = (column: NumberColumn, bits: Bits, stretch: Stretch): NumberCount[] => {
  const { values, lowest, span, occurring } = column;
  const table = tables.get(column) ?? new Int32Array(span);
  tables.set(column, table);
  eachPlace(bits, stretch, (place) => {
    const at = (values[place] ?? 0) - lowest;
    table[at] = (table[at] ?? 0) + 1;
  });
  const counts: NumberCount[] = [];
  for (const value of occurring) {
    const count = table[value - lowest] ?? 0;
    if (count === 0) continue;
    counts.push([value, count]);
    table[value - lowest] = 0;
  }
  return counts;
};
