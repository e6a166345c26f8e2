import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';

/** A column of a table that is being filled: its name, its type, and its value in a row. */
export interface Column<R> {
  readonly name: string;
  readonly type: DuckDBType;
  readonly value: (row: R) => DuckDBValue;
}

/** Rows in a chunk, DuckDB's own size of a vector. */
const CHUNK_ROWS = 2048;

const fill = <R>(chunk: DuckDBDataChunk, columns: readonly Column<R>[], rows: readonly R[]): void => {
  chunk.reset();
  chunk.rowCount = rows.length;
  columns.forEach(({ value }, position) => {
    const vector = chunk.getColumnVector(position);
    rows.forEach((row, i) => {
      vector.setItem(i, value(row));
    });
    vector.flush();
  });
};

/** Creates a table and fills it, chunk by chunk, so that no row is kept longer than it takes. */
export const writeTable = async <R>(
  connection: DuckDBConnection,
  { name, columns }: { name: string; columns: readonly Column<R>[] },
  rows: Iterable<R>,
): Promise<void> => {
  const list = columns.map((column) => `${column.name} ${column.type.toString()}`).join(', ');
  await connection.run(`create table ${name} (${list})`);
  const appender = await connection.createAppender(name);
  const chunk = DuckDBDataChunk.create(columns.map(({ type }) => type));
  let waiting: R[] = [];
  const append = (): void => {
    fill(chunk, columns, waiting);
    appender.appendDataChunk(chunk);
    waiting = [];
  };
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length === CHUNK_ROWS) append();
  }
  if (waiting.length > 0) append();
  appender.closeSync();
};
