// The one place where a value's type is claimed rather than proven; each claim says on what it rests.

/** The keys of an object literal that has no others than its type names. */
export const keysOf = <T extends object>(object: T): (keyof T & string)[] =>
  // An object literal written where its type is checked has just the keys of the type.
  Object.keys(object) as (keyof T & string)[];

/** An argument as its input type: validation has checked the document that it stands in. */
export const checkedInput = <T>(value: unknown): T | undefined => value as T | undefined;

/** One of some names, or null. */
export const oneOf = <T extends string>(names: readonly T[], value: unknown): T | null =>
  names.find((name) => name === value) ?? null;

/** What is told on a channel: signals.ts alone writes to it, each kind to one of its name. */
export const heard = <T>(told: unknown): T => told as T;

/** A row of a result as an engine gives it: names to values that nothing is known about yet. */
export type Row = Readonly<Record<string, unknown>>;

/** Many rows of a result, as one list for each column. */
export type Columns = Readonly<Record<string, readonly unknown[]>>;

/** A number of a row; big integers are narrowed. TypeError where it is none. */
export const numberOf = (row: Row, column: string): number => numberIn(row[column], column);

const numberIn = (value: unknown, column: string): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw wrong(column, 'a number', value);
};

/** A number of a row, or null. */
export const numberOrNull = (row: Row, column: string): number | null =>
  row[column] === null || row[column] === undefined ? null : numberOf(row, column);

/** A text of a row. TypeError where it is none. */
export const textOf = (row: Row, column: string): string => textIn(row[column], column);

const textIn = (value: unknown, column: string): string => {
  if (typeof value === 'string') return value;
  throw wrong(column, 'a text', value);
};

/** A text of a row, or null. */
export const textOrNull = (row: Row, column: string): string | null =>
  row[column] === null || row[column] === undefined ? null : textOf(row, column);

/** A truth value of a row. TypeError where it is none. */
export const booleanOf = (row: Row, column: string): boolean => {
  const value = row[column];
  if (typeof value === 'boolean') return value;
  throw wrong(column, 'true or false', value);
};

/** A name of a row that must be one of an enumeration. TypeError where it is another. */
export const nameOf = <T extends string>(
  names: Readonly<Record<T, T>>,
  row: Row,
  column: string,
): T => {
  const found = nameOrNull(names, row, column);
  if (found === null) throw wrong(column, `one of ${Object.keys(names).join(', ')}`, row[column]);
  return found;
};

/** A name of a row that must be one of an enumeration, or null. */
export const nameOrNull = <T extends string>(
  names: Readonly<Record<T, T>>,
  row: Row,
  column: string,
): T | null => {
  const value = row[column];
  if (value === null || value === undefined) return null;
  const found = oneOf(Object.values<T>(names), value);
  if (found === null) throw wrong(column, `one of ${Object.keys(names).join(', ')}`, value);
  return found;
};

/** A column of numbers; big integers are narrowed. TypeError where one is none. */
export const numbersOf = (columns: Columns, column: string): readonly number[] =>
  (columns[column] ?? []).map((value) => numberIn(value, column));

/** A column of numbers, or null. */
export const numbersOrNull = (columns: Columns, column: string): readonly (number | null)[] =>
  (columns[column] ?? []).map((value) => (value === null ? null : numberIn(value, column)));

/** A column of texts, or null. TypeError where one is none. */
export const textsOrNull = (columns: Columns, column: string): readonly (string | null)[] =>
  (columns[column] ?? []).map((value) => (value === null ? null : textIn(value, column)));

/** A column of names that must be some of an enumeration, or null. TypeError where one is another. */
export const namesOrNull = <T extends string>(
  names: Readonly<Record<T, T>>,
  columns: Columns,
  column: string,
): readonly (T | null)[] => {
  const known: readonly T[] = Object.values(names);
  return (columns[column] ?? []).map((value) => {
    const found = value === null ? null : oneOf(known, value);
    if (found === null && value !== null) throw wrong(column, `one of ${known.join(', ')}`, value);
    return found;
  });
};

/** A column of names that must be some of an enumeration. TypeError where one is another, or null. */
export const namesOf = <T extends string>(
  names: Readonly<Record<T, T>>,
  columns: Columns,
  column: string,
): readonly T[] =>
  namesOrNull(names, columns, column).map((name) => {
    if (name === null) throw wrong(column, 'a name', name);
    return name;
  });

/** The message of whatever was thrown. */
export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

const wrong = (column: string, wanted: string, found: unknown): TypeError =>
  new TypeError(`Column ${column}: wanted ${wanted}, found ${typeof found} ${String(found)}.`);
