import type { DuckDBConnection } from '@duckdb/node-api';

/** The rows of a table, one after the other, of which a few thousand are held at a time. */
export interface RowStream {
  /** Whether there is a row that was not passed. */
  isThere(): boolean;
  /** A cell of the present row. TypeError where it is no number. */
  number(column: number): number;
  /** A cell of the present row. TypeError where it is neither a text nor null. */
  text(column: number): string | null;
  /** Goes on to the next row. Gives a promise where it has to be fetched. */
  pass(): Promise<void> | undefined;
}

/** Rejects with an error of DuckDB. */
export const streamRows = async (connection: DuckDBConnection, sql: string): Promise<RowStream> => {
  const result = await connection.stream(sql);
  let columns: readonly (readonly unknown[])[] = [];
  let [row, rows] = [0, 0];
  const fetch = async (): Promise<void> => {
    const chunk = await result.fetchChunk();
    columns = chunk?.getColumns() ?? [];
    rows = chunk?.rowCount ?? 0;
    row = 0;
  };
  await fetch();
  return {
    isThere: () => row < rows,
    number: (column) => {
      const cell = columns[column]?.[row];
      if (typeof cell === 'number') return cell;
      throw new TypeError(`Column ${column}: wanted a number, found ${typeof cell}.`);
    },
    text: (column) => {
      const cell = columns[column]?.[row];
      if (typeof cell === 'string' || cell === null) return cell;
      throw new TypeError(`Column ${column}: wanted a text, found ${typeof cell}.`);
    },
    pass: () => {
      row += 1;
      return row < rows ? undefined : fetch();
    },
  };
};
