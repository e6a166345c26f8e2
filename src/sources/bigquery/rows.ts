import type { Row } from '../../decode.ts';
import type { Column } from './bigquery.ts';
import { at, listAt } from './json.ts';

/**
 * Rows of an answer, {"rows":[{"f":[{"v"}]}]}, by the names of their columns.
 *
 * INTEGER: a number, or a bigint beyond 2^53. FLOAT: a number, NaN and the infinities too. BOOLEAN:
 * true or false. RECORD: an object. REPEATED: a list, which is never null. NULL: null. All others
 * are texts: NUMERIC and BIGNUMERIC with all their digits, DATE, TIME and DATETIME as BigQuery
 * writes them, TIMESTAMP in ISO 8601 with as many digits of a second as it has, BYTES in base64.
 *
 * TypeError where a value is none of its column's type.
 */
export const rowsOf = (answer: unknown, columns: readonly Column[]): readonly Row[] =>
  listAt(answer, 'rows').map((row) => recordOf(row, columns));

const recordOf = (record: unknown, columns: readonly Column[]): Row => {
  const cells = listAt(record, 'f');
  if (cells.length !== columns.length) {
    throw new TypeError(`A row with ${cells.length} values for ${columns.length} columns.`);
  }
  return Object.fromEntries(
    columns.map((column, place) => [column.name, valueOf(at(cells[place], 'v'), column)]),
  );
};

const valueOf = (value: unknown, column: Column): unknown =>
  column.mode === 'REPEATED'
    ? listAt({ value }, 'value').map((item) => oneOf(at(item, 'v'), column))
    : oneOf(value, column);

const oneOf = (value: unknown, column: Column): unknown => {
  if (value === null || value === undefined) return null;
  if (column.type === 'RECORD' || column.type === 'STRUCT') return recordOf(value, column.fields);
  if (typeof value !== 'string') throw wrong(column, value);
  const read = READ[column.type];
  return read === undefined ? value : read(value, column);
};

type ReadText = (text: string, column: Column) => unknown;

const readInteger: ReadText = (text, column) => {
  if (!/^-?\d+$/.test(text)) throw wrong(column, text);
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
};

const readFloat: ReadText = (text, column) => {
  const infinite = /^([+-]?)(?:inf|infinity)$/i.exec(text);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  const number = Number(text);
  if (text === '' || (Number.isNaN(number) && text !== 'NaN')) throw wrong(column, text);
  return number;
};

const readBoolean: ReadText = (text, column) => {
  if (text !== 'true' && text !== 'false') throw wrong(column, text);
  return text === 'true';
};

/** Microseconds since 1970, as they are asked for: the other form is a double, and loses some. */
const readTimestamp: ReadText = (text) => {
  if (!/^-?\d+$/.test(text)) return text;
  const sinceEpoch = BigInt(text);
  const ofSecond = ((sinceEpoch % MICROS) + MICROS) % MICROS;
  const seconds = (sinceEpoch - ofSecond) / MICROS;
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, -'.000Z'.length);
  const fraction = String(ofSecond).padStart(6, '0').replace(/0+$/, '');
  return `${whole}${fraction === '' ? '' : `.${fraction}`}Z`;
};

const MICROS = 1_000_000n;

/** The API writes the older names; newer ones are of no harm. */
const READ: Readonly<Record<string, ReadText>> = {
  INTEGER: readInteger,
  INT64: readInteger,
  FLOAT: readFloat,
  FLOAT64: readFloat,
  BOOLEAN: readBoolean,
  BOOL: readBoolean,
  TIMESTAMP: readTimestamp,
};

const wrong = ({ name, type }: Column, found: unknown): TypeError =>
  new TypeError(`Column ${name}: wanted ${type}, found ${typeof found}.`);
