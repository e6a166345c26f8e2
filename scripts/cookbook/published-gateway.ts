import 'reflect-metadata';
import { readConfig } from '../../src/config.ts';
import { createGateway } from '../../src/gateway.ts';

/** Where the page says that files are. */
const ORIGIN = 'http://127.0.0.1:4000';

/** Answers a document over HTTP, as callers get it. Errors: Error with the errors of the answer. */
export type Ask = (
  query: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** Runs some work beside a gateway over a folder of files, in this process. */
export async function withGateway<T>(dataDir: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const config = readConfig({ PORT: '0', PUBLIC_URL: ORIGIN, DATA_DIR: dataDir }, dataDir);
  const gateway = await createGateway(config, {
    logError: (message, error) => console.error(message, error),
    observeStatement: () => {},
  });
  try {
    const address = await gateway.listen();
    await gateway.load();
    return await work((query, variables = {}) => ask(address, { query, variables }));
  } finally {
    await gateway.stop();
  }
}

async function ask(address: string, request: object): Promise<unknown> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const answer: unknown = await response.json();
  const isWhole = typeof answer === 'object' && answer !== null && !('errors' in answer);
  if (isWhole && 'data' in answer) return answer.data;
  throw new Error(JSON.stringify(answer));
}
