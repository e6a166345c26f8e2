/** What a column holds, whatever the engine: a whole number of up to 2, 4 or 8 bytes, a number, a text, a truth value, or one of some names. */
export type ColumnType =
  | 'SMALLINT'
  | 'INTEGER'
  | 'BIGINT'
  | 'DOUBLE'
  | 'TEXT'
  | 'BOOLEAN'
  | { readonly names: readonly string[] };

export type CellValue = number | string | boolean | null;

/** A column of a table that is being filled: its name, its type, and its value in a row. */
export interface Column<R> {
  readonly name: string;
  readonly type: ColumnType;
  readonly value: (row: R) => CellValue;
}

/** A table that is being filled. */
export interface TableToWrite<R> {
  readonly name: string;
  readonly columns: readonly Column<R>[];
  readonly rows: Iterable<R>;
}

/** A column of an enumeration's names. */
export const namesOf = (values: object): ColumnType => ({ names: Object.keys(values) });

/** The whole numbers from 0 up to a count: rows that are known by their ordinal. */
export function* countUpTo(count: number): Generator<number> {
  for (let ordinal = 0; ordinal < count; ordinal += 1) yield ordinal;
}
