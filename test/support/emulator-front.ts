// Stands before the BigQuery emulator and carries a query's jobs.insert to it as jobs.query.
//
// Why: for each query that comes by jobs.insert the emulator (0.8.1) makes a dataset and a table of the result, and
// keeps them in its analyser's memory: 1.8 GB after 100 queries, and after about 490 it answers nothing but 500.
// Besides, its getQueryResults holds a lock for 100 ms. By jobs.query it does neither, where its job is deleted then.
// It runs one query at a time, and refuses one that waits for 15 s: so they wait here.
//
// What stays as it is: SQL text, parameters and dry runs reach the emulator untouched, and rows, schema and errors come
// back so. What is the front's own: the life of a query's job. It is done at the first answer, gives its rows page by
// page, has labels and location as they were given, and a second one of its name is refused as BigQuery does.
// Bytes are those of the result's text, as the emulator itself counts them; BigQuery counts those of the columns read.
// All else (tables, datasets, loads, queries with a table of their own to write to) is passed on.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { BigQueryEmulator } from './bigquery-emulator.ts';
import { type FrontJob, frontJobs, type QueryJob, type SeenStatement } from './emulator-jobs.ts';
import { listening } from './listening.ts';
import { passOn } from './passing-on.ts';

/** The emulator, as it is asked through here. */
export interface EmulatorFront extends BigQueryEmulator {
  /** What reached the emulator since it was last cleared, whoever asked. */
  readonly seen: readonly SeenStatement[];
  /** The same as it was asked for: the job as JSON, with its statement and labels, and without parameters. */
  readonly seenBesides: readonly string[];
  clear(): void;
}

/** Starts one on loopback. Stopping it stops the emulator too. */
export const startEmulatorFront = async (emulator: BigQueryEmulator): Promise<EmulatorFront> => {
  const seen: SeenStatement[] = [];
  const seenBesides: string[] = [];
  const jobs = frontJobs(emulator.url, (statement, besides) => {
    seen.push(statement);
    seenBesides.push(besides);
  });
  const server = createServer((request, response) => {
    answer({ request, response }, jobs, emulator.url).catch((error: unknown) => {
      reply(response, { status: 500, body: { error: { code: 500, message: String(error) } } });
    });
  });
  const { url, stop } = await listening(server);
  return {
    ...emulator,
    url,
    seen,
    seenBesides,
    clear: () => {
      seen.splice(0);
      seenBesides.splice(0);
    },
    restart: async () => {
      jobs.forget();
      await emulator.restart();
    },
    stop: async () => {
      await stop();
      await emulator.stop();
    },
  };
};

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

type Jobs = ReturnType<typeof frontJobs>;

const JOBS = /\/projects\/[^/]+\/jobs$/;
const JOB = /\/projects\/[^/]+\/(jobs|queries)\/([^/]+)(\/cancel)?$/;

const answer = async (
  { request, response }: Exchange,
  jobs: Jobs,
  target: string,
): Promise<void> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', target);
  if (request.method === 'POST' && JOBS.test(pathname) && !pathname.startsWith('/upload/')) {
    const body = await text(request);
    const job = JSON.parse(body) as QueryJob;
    if (isCarried(job)) reply(response, await jobs.insert(job));
    else passOn({ request, response, body }, target);
    return;
  }
  const [, kind, jobId = '', cancel] = JOB.exec(pathname) ?? [];
  const job = jobs.find(decodeURIComponent(jobId));
  if (job === undefined) passOn({ request, response }, target);
  else if (cancel !== undefined) reply(response, { status: 200, body: { job: job.resource } });
  else reply(response, kind === 'jobs' ? resourceOf(job) : pageOf(job, searchParams));
};

/** A query that has no table to write its rows to. */
const isCarried = ({ configuration }: QueryJob): boolean =>
  configuration.query !== undefined && configuration.query['destinationTable'] === undefined;

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const resourceOf = ({ resource }: FrontJob): Reply => ({ status: 200, body: resource });

/** A page of rows; a job that failed is refused with what it failed of. */
const pageOf = ({ resource, schema, rows, refusal }: FrontJob, wanted: URLSearchParams): Reply => {
  if (refusal !== null) return refusal;
  const start = Number(wanted.get('pageToken') ?? wanted.get('startIndex') ?? 0);
  const end = start + Number(wanted.get('maxResults') ?? rows.length);
  return {
    status: 200,
    body: {
      kind: 'bigquery#getQueryResultsResponse',
      jobReference: resource.jobReference,
      jobComplete: true,
      cacheHit: false,
      schema,
      totalRows: String(rows.length),
      totalBytesProcessed: resource.statistics['totalBytesProcessed'],
      rows: rows.slice(start, end),
      ...(end < rows.length && { pageToken: String(end) }),
    },
  };
};

const reply = (response: ServerResponse, { status, body }: Reply): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
