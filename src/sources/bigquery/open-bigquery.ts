import { createGuard, type Guard } from '../guard/guard.ts';
import type { Allowance } from './allowance.ts';
import { bigqueryApi } from './api.ts';
import type { Asking } from './asking.ts';
import { backgroundWork } from './background-work.ts';
import type { BigQueryJobs } from './bigquery.ts';
import { createJobs } from './jobs.ts';
import { locationOf } from './location.ts';
import { type Client, openClient } from './open-client.ts';
import type { Place } from './place.ts';
import type { BigQueryTables } from './tables.ts';
import { createTables } from './tables-requests.ts';

export type { Place } from './place.ts';

/** How BigQuery is reached. */
export interface BigQueryOptions {
  /** Project that pays. */
  readonly projectId: string;
  /** Where the API is; null: Google's own. A stand-in is asked without credentials. */
  readonly apiEndpoint: string | null;
  /** For one statement, in milliseconds: waiting, repeats and pauses included. */
  readonly timeoutMs: number;
  /** For how long BigQuery may say nothing, in milliseconds; as long as a statement where it is left out. */
  readonly silenceMs?: number;
  /** Most rows of one page; 10,000 where it is left out. */
  readonly pageRows?: number;
}

/** BigQuery, through Google's own client. */
export interface BigQueryConnection {
  /** Runs statements. Each place has a queue of its own. */
  jobs(place: Place & { readonly allowance: Allowance }): BigQueryJobs;
  /** Makes, fills and removes tables. */
  tables(place: Place): BigQueryTables;
  /** Cancels what still runs, and gives the connections up. */
  close(): Promise<void>;
}

/** Statements that run at the same time, of which BigQuery lets a project have about a hundred. */
const CONCURRENT = 50;
const QUEUED = 1000;
const PAGE_ROWS = 10_000;
/** For a question that nobody waits for but the end, in milliseconds. */
const AFTERWARDS_MS = 5000;

/** Loads Google's client. Nothing is asked before the first statement. */
export const openBigQuery = async (options: BigQueryOptions): Promise<BigQueryConnection> =>
  connect(options, await openClient(options));

/** The same through a client that was made elsewhere. */
export const connect = (options: BigQueryOptions, client: Client): BigQueryConnection => {
  const { timeoutMs, silenceMs = timeoutMs, pageRows = PAGE_ROWS } = options;
  const api = bigqueryApi(client, silenceMs);
  const background = backgroundWork();
  const ending = new AbortController();
  const askingAt = (place: Place): Asking => {
    const guard = { source: place.source, timeoutMs, concurrent: CONCURRENT, queued: QUEUED };
    const questions = endingWith(ending.signal, createGuard({ ...guard, isOwn: true }));
    return {
      api,
      place,
      statements: endingWith(ending.signal, createGuard(guard)),
      questions,
      afterwards: createGuard({ ...guard, timeoutMs: AFTERWARDS_MS, isOwn: true }),
      timeoutMs,
      pageRows,
      closing: ending.signal,
      background,
      location: locationOf(api, place, questions),
    };
  };
  return {
    jobs: ({ allowance, ...place }) => createJobs(askingAt(place), allowance),
    tables: (place) => createTables(askingAt(place)),
    close: async () => {
      ending.abort();
      await background.idle();
      api.ender.close();
    },
  };
};

/** A guard whose questions end with a signal too. */
const endingWith = (signal: AbortSignal, guard: Guard): Guard => ({
  run: (attempted, ask) =>
    guard.run(attempted, (deadline) => ask(AbortSignal.any([deadline, signal]))),
});
