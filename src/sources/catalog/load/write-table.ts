import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  ENUM,
  INTEGER,
  SMALLINT,
  VARCHAR,
} from '@duckdb/node-api';
import type { ColumnType, TableToWrite } from './columns.ts';
import { CHUNK_ROWS, chunkFiller } from './fill-chunk.ts';

/** Chunks that the appender holds before they go into the table; what it holds is held twice. */
const CHUNKS_HELD = 8;

/** Creates a table and fills it chunk by chunk, letting the process answer others in between. */
export const writeTable = <R>(
  connection: DuckDBConnection,
  { name, columns, rows }: TableToWrite<R>,
): Promise<void> => writeChunks(connection, { name, columns }, inChunks(rows));

/** Fills more rows into a table that is there. */
export const appendTable = <R>(
  connection: DuckDBConnection,
  { name, columns, rows }: TableToWrite<R>,
): Promise<void> => appendChunks(connection, { name, columns }, inChunks(rows));

/** The same with rows that come a few at a time: up to as many as DuckDB keeps together. */
export const writeChunks = async <R>(
  connection: DuckDBConnection,
  { name, columns }: Pick<TableToWrite<R>, 'name' | 'columns'>,
  rowChunks: Iterable<readonly R[]> | AsyncIterable<readonly R[]>,
): Promise<void> => {
  const list = columns
    .map((column) => `${column.name} ${typeOf(column.type).toString()}`)
    .join(', ');
  await connection.run(`create table ${name} (${list})`);
  await appendChunks(connection, { name, columns }, rowChunks);
};

const appendChunks = async <R>(
  connection: DuckDBConnection,
  { name, columns }: Pick<TableToWrite<R>, 'name' | 'columns'>,
  rowChunks: Iterable<readonly R[]> | AsyncIterable<readonly R[]>,
): Promise<void> => {
  const appender = await connection.createAppender(name);
  const chunk = DuckDBDataChunk.create(columns.map(({ type }) => typeOf(type)));
  const fill = chunkFiller(columns);
  let chunks = 0;
  for await (const rows of rowChunks) {
    fill(chunk, rows);
    appender.appendDataChunk(chunk);
    chunks += 1;
    if (chunks % CHUNKS_HELD === 0) appender.flushSync();
    await nextTurn();
  }
  appender.closeSync();
};

/** Rows as DuckDB keeps them together. */
export function* inChunks<R>(rows: Iterable<R>): Generator<readonly R[]> {
  let waiting: R[] = [];
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < CHUNK_ROWS) continue;
    yield waiting;
    waiting = [];
  }
  if (waiting.length > 0) yield waiting;
}

const TYPES = { SMALLINT, INTEGER, BIGINT, DOUBLE, TEXT: VARCHAR, BOOLEAN } as const;

/** DuckDB stores an enumeration in one byte and compares it as a text. */
const typeOf = (type: ColumnType): DuckDBType =>
  typeof type === 'string' ? TYPES[type] : ENUM([...type.names]);
