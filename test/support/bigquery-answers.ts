import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a question is for. */
export type Step =
  | 'dataset'
  | 'price'
  | 'insert'
  | 'results'
  | 'job'
  | 'cancel'
  | 'table'
  | 'tables'
  | 'upload';

/** A question as it came in. */
export interface Question {
  readonly step: Step;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** How a question is answered. */
export type Behaviour = (response: ServerResponse, question: Question) => void;

export const PROJECT = 'project-that-pays';
/** Where its dataset says it is. */
export const LOCATION = 'europe-west4';

/** Answers in JSON. */
export const answer =
  (body: unknown, status = 200): Behaviour =>
  (response) =>
    writeJson(response, body, status);

const writeJson = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** Refuses as BigQuery does. */
export const refuse = (
  status: number,
  reason: string,
  message = `${reason}: SELECT secret`,
): Behaviour =>
  answer(
    { error: { code: status, message, errors: [{ message, domain: 'global', reason }] } },
    status,
  );

/** Never says a word. */
export const silent: Behaviour = () => {};

/** Breaks the connection off before or within its answer. */
export const resetting: Behaviour = (response) => void response.socket?.destroy();
export const cuttingOff: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
  response.write('{"jobComplete":tr', () => response.socket?.destroy());
};

/** A page for people, with a status of success. */
export const page: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
};

/** A job that has gone as far as it says, as jobs.insert and jobs.get give it. */
export const job =
  (status: object, statistics: object = {}): Behaviour =>
  (response, { body, path }) => {
    const jobId = /"jobId":"([^"]+)"/.exec(body)?.[1] ?? path.split('/').at(-1);
    const jobReference = { projectId: PROJECT, jobId, location: LOCATION };
    writeJson(response, { jobReference, status, statistics: { query: statistics } });
  };

/** Complete results of one column of whole numbers. */
export const results = (values: readonly number[], more: object = {}): Behaviour =>
  answer({
    jobComplete: true,
    schema: { fields: [{ name: 'n', type: 'INTEGER' }] },
    rows: values.map((value) => ({ f: [{ v: String(value) }] })),
    ...more,
  });

const DONE = { state: 'DONE' };

/** What a BigQuery of good will answers. */
export const GOOD: Readonly<Record<Step, Behaviour>> = {
  dataset: answer({ location: LOCATION }),
  price: job(DONE, { totalBytesProcessed: '1000' }),
  insert: job({ state: 'RUNNING' }),
  results: results([1, 2]),
  job: job(DONE, { totalBytesProcessed: '1000', totalBytesBilled: '10485760' }),
  cancel: answer({}),
  table: refuse(404, 'notFound'),
  tables: answer({}),
  upload: job(DONE),
};
