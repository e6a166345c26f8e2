import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';

/** A column of a table that is being filled: its name, its type, and its value in a row. */
export interface Column<R> {
  readonly name: string;
  readonly type: DuckDBType;
  readonly value: (row: R) => DuckDBValue;
}

/** A table that is being filled. */
export interface TableToWrite<R> {
  readonly name: string;
  readonly columns: readonly Column<R>[];
  readonly rows: Iterable<R>;
}

/** Rows in a chunk, DuckDB's own size of a vector. */
const CHUNK_ROWS = 2048;

/** Chunks that the appender holds before they go into the table; what it holds is held twice. */
const CHUNKS_HELD = 8;

const fill = <R>(
  chunk: DuckDBDataChunk,
  columns: readonly Column<R>[],
  rows: readonly R[],
): void => {
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

/** Creates a table and fills it chunk by chunk, letting the process answer others in between. */
export const writeTable = async <R>(
  connection: DuckDBConnection,
  { name, columns, rows }: TableToWrite<R>,
): Promise<void> => {
  const list = columns.map((column) => `${column.name} ${column.type.toString()}`).join(', ');
  await connection.run(`create table ${name} (${list})`);
  const appender = await connection.createAppender(name);
  const chunk = DuckDBDataChunk.create(columns.map(({ type }) => type));
  let waiting: R[] = [];
  let chunks = 0;
  const append = async (): Promise<void> => {
    fill(chunk, columns, waiting);
    appender.appendDataChunk(chunk);
    waiting = [];
    chunks += 1;
    if (chunks % CHUNKS_HELD === 0) appender.flushSync();
    await nextTurn();
  };
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length === CHUNK_ROWS) await append();
  }
  if (waiting.length > 0) await append();
  appender.closeSync();
};
