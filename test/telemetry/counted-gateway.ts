import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type Sample, samplesIn, sumOf } from './exposition.ts';

/** How much more of a metric there is than before. */
export type Growth = (name: string, labels?: Record<string, string>) => number;

/** A gateway over HTTP, and what it counts. */
export interface CountedGateway extends TestGateway {
  read(): Promise<readonly Sample[]>;
  /** What something adds. */
  growth(act: () => Promise<unknown>): Promise<Growth>;
  post(query: string, operationName?: string): Promise<void>;
}

export const startCountedGateway = async (
  env: Readonly<Record<string, string>> = {},
): Promise<CountedGateway> => {
  const gateway = await startGateway({ listen: true, cacheMegabytes: 8, env });
  const read = async (): Promise<readonly Sample[]> =>
    samplesIn(await (await fetch(`${gateway.url}/metrics`)).text());
  return {
    ...gateway,
    read,
    growth: async (act) => {
      const first = await read();
      await act();
      const last = await read();
      return (name, labels) => sumOf(last, name, labels) - sumOf(first, name, labels);
    },
    post: async (query, operationName) => {
      const answer = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, operationName }),
      });
      await answer.arrayBuffer();
    },
  };
};
