// What the emulator cannot have: bad days. It speaks as much of BigQuery's REST API as jobs need, with
// fixed answers, and a test says where it behaves otherwise. It knows no SQL.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Behaviour, GOOD, type Question, type Step } from './bigquery-answers.ts';
import { listening } from './listening.ts';

/** A BigQuery whose behaviour is chosen by the test. */
export interface BigQueryStandIn {
  /** For BIGQUERY_API_ENDPOINT. */
  readonly url: string;
  readonly asked: readonly Question[];
  /** The steps of all questions, in their order. */
  steps(): readonly Step[];
  /** Behaves in these ways to the first questions of a step, and in the last of them to all others. */
  on(step: Step, ...behaviours: readonly [Behaviour, ...Behaviour[]]): void;
  /** Resolves when so many questions of a step have come in. */
  arrived(step: Step, count?: number): Promise<void>;
  /** Resolves when a question has been given up by who asked. */
  givenUp(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one on loopback. */
export const startBigQueryStandIn = async (): Promise<BigQueryStandIn> => {
  const asked: Question[] = [];
  const behaviours = new Map<Step, Behaviour[]>();
  const waiting: { step: Step; count: number; resolve: () => void }[] = [];
  const givenUp = Promise.withResolvers<void>();
  const countOf = (step: Step): number => asked.filter((one) => one.step === step).length;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.once('close', () => {
      if (!response.writableFinished) givenUp.resolve();
    });
    const question = await questionOf(request);
    asked.push(question);
    const { step } = question;
    for (const one of waiting) if (countOf(one.step) >= one.count) one.resolve();
    const chosen = behaviours.get(step) ?? [];
    (chosen[Math.min(countOf(step), chosen.length) - 1] ?? GOOD[step])(response, question);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const { url, stop } = await listening(server);
  return {
    url,
    asked,
    steps: () => asked.map(({ step }) => step),
    on: (step, ...chosen) => void behaviours.set(step, [...chosen]),
    arrived: (step, count = 1) =>
      new Promise((resolve) => {
        if (countOf(step) >= count) resolve();
        else waiting.push({ step, count, resolve });
      }),
    givenUp: () => givenUp.promise,
    stop,
  };
};

export const questionOf = async (request: IncomingMessage): Promise<Question> => {
  const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://here');
  const body = await text(request);
  const method = request.method ?? '';
  const { headers } = request;
  const step = stepOf(method, path, body);
  return { step, method, path, query: Object.fromEntries(searchParams), headers, body };
};

const stepOf = (method: string, path: string, body: string): Step => {
  if (path.startsWith('/upload/')) return 'upload';
  if (path.endsWith('/cancel')) return 'cancel';
  if (path.endsWith('/jobs') && method === 'POST') {
    return body.includes('"dryRun":true') ? 'price' : 'insert';
  }
  if (path.includes('/queries/')) return 'results';
  if (path.includes('/jobs/')) return 'job';
  if (path.endsWith('/tables')) return 'tables';
  return path.includes('/tables/') ? 'table' : 'dataset';
};
