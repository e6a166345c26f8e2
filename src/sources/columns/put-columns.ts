import { type Columns, numbersOrNull } from '../../decode.ts';
import { NO_CODE, NO_NUMBER } from './columns.ts';

/** Where the numbers of a column go. */
export type Numbers = Float64Array | Int16Array | Int32Array | Uint8Array | Uint32Array;

/** RangeError where a column of some width does not hold a number as it is. */
const put = (numbers: Numbers, place: number, value: number): void => {
  numbers[place] = value;
  if (numbers[place] !== value) throw new RangeError(`No column holds ${value} at ${place}.`);
};

/** Writes a column of a result behind what is there; null as NO_NUMBER. */
export const putNumbers = (
  numbers: Numbers,
  begin: number,
  { rows, column }: { readonly rows: Columns; readonly column: string },
): void => {
  const values = numbersOrNull(rows, column);
  for (let i = 0; i < values.length; i += 1) put(numbers, begin + i, values[i] ?? NO_NUMBER);
};

/** The same with names, as their positions in a list; null as NO_CODE. */
export const putNames = <T extends string>(
  codes: Uint8Array,
  begin: number,
  { rows, column, names }: { rows: Columns; column: string; names: readonly T[] },
): void => {
  const values = rows[column] ?? [];
  for (let i = 0; i < values.length; i += 1) {
    const name = values[i];
    const code = name === null ? NO_CODE : names.findIndex((known) => known === name);
    put(codes, begin + i, code);
  }
};
