import {
  BIGINT,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBResultReader,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import { LRUCache } from 'lru-cache';
import type { Columns, Row } from '../../../decode.ts';
import type { Parameter, Statement } from '../engine.ts';

/** Statement texts that a connection keeps prepared. */
const PREPARED = 200;

/** A connection that runs one statement at a time. */
export interface DuckDBWorker {
  run(statement: Statement): Promise<readonly Row[]>;
  columns(statement: Statement): Promise<Columns>;
  /** Ends the statement that runs, which then fails; the next one runs as usual. */
  interrupt(): void;
  close(): void;
}

/** Runs statements on a connection and keeps what it prepared. */
export const createWorker = (connection: DuckDBConnection): DuckDBWorker => {
  const prepared = new LRUCache<string, DuckDBPreparedStatement>({
    max: PREPARED,
    dispose: (statement) => statement.destroySync(),
  });
  const prepare = async (text: string): Promise<DuckDBPreparedStatement> => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const statement = await connection.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  const read = async ({ sql, parameters }: Statement): Promise<DuckDBResultReader> => {
    const statement = await prepare(sql);
    parameters.forEach((value, position) => bind(statement, position + 1, value));
    return statement.runAndReadAll();
  };
  return {
    run: async (statement) => (await read(statement)).getRowObjects(),
    columns: async (statement) => (await read(statement)).getColumnsObject(),
    interrupt: () => connection.interrupt(),
    close: () => {
      prepared.clear();
      connection.closeSync();
    },
  };
};

const bind = (prepared: DuckDBPreparedStatement, index: number, value: Parameter): void => {
  if (value === null) prepared.bindNull(index);
  else if (typeof value === 'string') prepared.bindVarchar(index, value);
  else if (typeof value === 'boolean') prepared.bindBoolean(index, value);
  else if (typeof value === 'number') {
    bindNumber(prepared, index, value);
  } else if (isNumbers(value)) {
    prepared.bindList(index, listValue(value.map(BigInt)), LIST(BIGINT));
  } else prepared.bindList(index, listValue([...value]), LIST(VARCHAR));
};

const bindNumber = (prepared: DuckDBPreparedStatement, index: number, value: number): void => {
  if (!Number.isSafeInteger(value)) prepared.bindDouble(index, value);
  else if (Math.abs(value) < 2 ** 31) prepared.bindInteger(index, value);
  else prepared.bindBigInt(index, BigInt(value));
};

const isNumbers = (list: readonly string[] | readonly number[]): list is readonly number[] =>
  typeof list[0] === 'number';
