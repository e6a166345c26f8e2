import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { booleanOf } from '../../../decode.ts';
import { inRequest, ownRequest } from '../../../request.ts';
import type { Engine } from '../engine.ts';
import { PROFILES } from '../profiles.ts';
import { duckdbBuilder, duckdbDialect } from './duckdb-dialect.ts';
import { createWorker, type DuckDBWorker } from './duckdb-worker.ts';
import { createPendingTables } from './pending-tables.ts';
import { createPool } from './pool.ts';

/** Statements that run side by side; more wait their turn. Two cores are kept busy by four. */
const CONNECTIONS = 4;
/** Statements that wait for a connection; more are refused. */
const QUEUED = 2000;
/** For a statement, in milliseconds, where nobody says how long it may take. */
const TIMEOUT_MS = 10_000;
/** A file that is filled is written as it comes; what is held of it is not read again. */
const LOADING_MEMORY = '512MB';

const HEALTH = {
  label: 'health',
  run: (worker: DuckDBWorker) => worker.run({ label: 'health', sql: 'select 1', parameters: [] }),
};

const problemOf = async (ask: () => Promise<unknown>): Promise<string | null> => {
  try {
    await ask();
    return null;
  } catch {
    return 'The catalog does not answer.';
  }
};

/** How to fill tables, by name. */
export type Fillings = Readonly<Record<string, (connection: DuckDBConnection) => Promise<void>>>;

/** An in-process DuckDB, open for loading and then for statements. */
export interface DuckDB {
  /** For loading alone, before the engine is used. */
  readonly loading: DuckDBConnection;
  /** Another one, for loading alone too; who asks for it closes it. */
  connect(): Promise<DuckDBConnection>;
  /**
   * Ends loading: from here on nothing outside the process can be reached by any statement.
   *
   * later: tables that may come after the rest; a statement that names one waits for it. timeoutMs:
   * for one statement; it is interrupted then.
   */
  serve(later: Fillings, timeoutMs?: number): Promise<Engine>;
  /** Gives up loading. */
  close(): void;
}

/** A file that holds the tables. */
export interface DuckDBFile {
  readonly file: string;
  readonly isReadOnly: boolean;
}

/** Opens DuckDB: empty and in memory, or with the tables of a file. Rejects with an error of DuckDB. */
export const openDuckDB = async (on: DuckDBFile | null = null): Promise<DuckDB> => {
  // One thread for each statement: small statements run faster alone than split, and four of them
  // side by side use every core.
  const instance = await DuckDBInstance.create(on?.file ?? ':memory:', {
    threads: '1',
    memory_limit: on?.isReadOnly === false ? LOADING_MEMORY : '1GB',
    temp_directory: '',
    ...(on?.isReadOnly === true ? { access_mode: 'READ_ONLY' } : {}),
  });
  const loading = await instance.connect();
  return {
    loading,
    connect: () => instance.connect(),
    serve: async (later, timeoutMs = TIMEOUT_MS) => {
      const hasProfiles = await hasTable(loading, PROFILES);
      await loading.run('set enable_external_access = false');
      await loading.run('set lock_configuration = true');
      loading.closeSync();
      return { ...(await startEngine(instance, later, timeoutMs)), hasProfiles };
    },
    close: () => instance.closeSync(),
  };
};

const hasTable = async (connection: DuckDBConnection, name: string): Promise<boolean> => {
  const read = await connection.runAndReadAll(
    'select count(*) > 0 as is_there from duckdb_tables() where table_name = $1',
    [name],
  );
  return booleanOf(read.getRowObjects()[0] ?? {}, 'is_there');
};

const startEngine = async (
  instance: DuckDBInstance,
  later: Fillings,
  timeoutMs: number,
): Promise<Omit<Engine, 'hasProfiles'>> => {
  const workers = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => createWorker(await instance.connect())),
  );
  const pool = createPool(workers, { timeoutMs, queued: QUEUED });
  const pending = createPendingTables();
  for (const [table, fill] of Object.entries(later)) {
    pending.add(table, () => withConnection(instance, fill));
  }
  return {
    name: 'duckdb',
    dialect: duckdbDialect,
    builder: duckdbBuilder(),
    isBilledByColumn: false,
    run: async (statement) => {
      await pending.wait(statement.sql);
      return pool.use({ label: statement.label, run: (worker) => worker.run(statement) });
    },
    columns: async (statement) => {
      await pending.wait(statement.sql);
      return pool.use({ label: statement.label, run: (worker) => worker.columns(statement) });
    },
    estimate: async () => null,
    problem: () => inRequest(ownRequest(), () => problemOf(() => pool.use(HEALTH))),
    close: async () => {
      await pending.settled();
      // Closing a connection waits for its statement, and nothing could interrupt that meanwhile.
      await pool.close();
      for (const worker of workers.splice(0)) worker.close();
      instance.closeSync();
    },
  };
};

const withConnection = async (
  instance: DuckDBInstance,
  use: (connection: DuckDBConnection) => Promise<void>,
): Promise<void> => {
  const connection = await instance.connect();
  await use(connection).finally(() => connection.closeSync());
};
