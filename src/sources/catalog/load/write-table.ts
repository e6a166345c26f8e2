import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  ENUM,
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

/** DuckDB stores an enumeration in one byte and compares it as a text. */
export const namesOf = (values: object): DuckDBType => ENUM(Object.keys(values));

/** The whole numbers from 0 up to a count: rows that are known by their ordinal. */
export function* countUpTo(count: number): Generator<number> {
  for (let ordinal = 0; ordinal < count; ordinal += 1) yield ordinal;
}

/** Creates a table and fills it chunk by chunk, letting the process answer others in between. */
export const writeTable = async <R>(
  connection: DuckDBConnection,
  { name, columns, rows }: TableToWrite<R>,
): Promise<void> => {
  const list = columns.map((column) => `${column.name} ${column.type.toString()}`).join(', ');
  await connection.run(`create table ${name} (${list})`);
  const appender = await connection.createAppender(name);
  const chunk = DuckDBDataChunk.create(columns.map(({ type }) => type));
  let chunks = 0;
  for (const chunkRows of inChunks(rows)) {
    fill(chunk, columns, chunkRows);
    appender.appendDataChunk(chunk);
    chunks += 1;
    if (chunks % CHUNKS_HELD === 0) appender.flushSync();
    // oxlint-disable-next-line no-await-in-loop -- one chunk after another is the point
    await nextTurn();
  }
  appender.closeSync();
};

function* inChunks<R>(rows: Iterable<R>): Generator<readonly R[]> {
  let waiting: R[] = [];
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < CHUNK_ROWS) continue;
    yield waiting;
    waiting = [];
  }
  if (waiting.length > 0) yield waiting;
}

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
