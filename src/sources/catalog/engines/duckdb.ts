import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import { LRUCache } from 'lru-cache';
import type { Row } from '../../../decode.ts';
import type { Engine, Parameter, Statement } from '../engine.ts';
import { duckdbBuilder, duckdbDialect } from './duckdb-dialect.ts';

/** Statements that run side by side; more wait their turn. Two cores are kept busy by four. */
const CONNECTIONS = 4;

/** Statement texts that a connection keeps prepared. */
const PREPARED = 200;

/** An in-process DuckDB, open for loading and then for statements. */
export interface DuckDB {
  /** For loading alone, before the engine is used. */
  readonly loading: DuckDBConnection;
  /**
   * Ends loading: from here on nothing outside the process can be reached by any statement.
   *
   * later: how to fill tables that may come after the rest; a statement that names one waits for it.
   */
  serve(
    later: Readonly<Record<string, (connection: DuckDBConnection) => Promise<void>>>,
  ): Promise<Engine>;
  close(): Promise<void>;
}

const isNumbers = (list: readonly string[] | readonly number[]): list is readonly number[] =>
  typeof list[0] === 'number';

const bind = (prepared: DuckDBPreparedStatement, index: number, value: Parameter): void => {
  if (value === null) prepared.bindNull(index);
  else if (typeof value === 'string') prepared.bindVarchar(index, value);
  else if (typeof value === 'boolean') prepared.bindBoolean(index, value);
  else if (typeof value === 'number') {
    if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) prepared.bindInteger(index, value);
    else prepared.bindDouble(index, value);
  } else if (isNumbers(value)) prepared.bindList(index, listValue([...value]), LIST(INTEGER));
  else prepared.bindList(index, listValue([...value]), LIST(VARCHAR));
};

/** One connection runs one statement at a time and keeps what it prepared. */
const createWorker = (connection: DuckDBConnection) => {
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
  return {
    run: async ({ sql, parameters }: Statement): Promise<readonly Row[]> => {
      const statement = await prepare(sql);
      parameters.forEach((value, position) => bind(statement, position + 1, value));
      const result = await statement.runAndReadAll();
      return result.getRowObjects();
    },
    close: (): void => {
      prepared.clear();
      connection.closeSync();
    },
  };
};

type Worker = ReturnType<typeof createWorker>;

/** Hands out workers one by one, in the order of asking. */
const createPool = (workers: readonly Worker[]) => {
  const idle = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];
  const take = (): Promise<Worker> => {
    const worker = idle.pop();
    return worker === undefined
      ? new Promise((resolve) => waiting.push(resolve))
      : Promise.resolve(worker);
  };
  const give = (worker: Worker): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };
  return async <T>(use: (worker: Worker) => Promise<T>): Promise<T> => {
    const worker = await take();
    try {
      return await use(worker);
    } finally {
      give(worker);
    }
  };
};

/** Tables that are still being filled, by name. */
const createPending = () => {
  const pending = new Map<string, Promise<void>>();
  return {
    add: (table: string, filled: Promise<void>): void => {
      pending.set(table, filled);
      // A failure stays, for the statements that wait for the table.
      filled.then(
        () => pending.delete(table),
        () => undefined,
      );
    },
    settled: async (): Promise<void> => void (await Promise.allSettled(pending.values())),
    /** Waits for the tables that a statement names. */
    wait: async (text: string): Promise<void> => {
      for (const [table, filled] of pending) if (text.includes(table)) await filled;
    },
  };
};

/** Opens an empty DuckDB in memory. */
export const openDuckDB = async (): Promise<DuckDB> => {
  // One thread for each statement: small statements run faster alone than split, and four of them
  // side by side use every core.
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '1GB' });
  const loading = await instance.connect();
  const workers: Worker[] = [];
  const pending = createPending();
  const close = async (): Promise<void> => {
    await pending.settled();
    for (const worker of workers.splice(0)) worker.close();
    instance.closeSync();
  };

  const fillLater = async (
    fill: (connection: DuckDBConnection) => Promise<void>,
  ): Promise<void> => {
    const connection = await instance.connect();
    await fill(connection).finally(() => connection.closeSync());
  };

  return {
    loading,
    serve: async (later) => {
      await loading.run('set enable_external_access = false');
      await loading.run('set lock_configuration = true');
      loading.closeSync();
      for (let i = 0; i < CONNECTIONS; i += 1) workers.push(createWorker(await instance.connect()));
      const withWorker = createPool(workers);
      for (const [table, fill] of Object.entries(later)) pending.add(table, fillLater(fill));
      return {
        name: 'duckdb',
        dialect: duckdbDialect,
        builder: duckdbBuilder(),
        run: async (statement) => {
          await pending.wait(statement.sql);
          return withWorker((worker) => worker.run(statement));
        },
        close,
      };
    },
    close,
  };
};
