import { Agent, request } from 'undici';

/** What became of requests that were sent while something happened to a gateway. */
export interface Outcomes {
  answered: number;
  /** A connection could not be opened any more: nothing was sent. */
  unsent: number;
  /** Sent, and not answered as it should be: what was said of each. */
  readonly lost: string[];
}

/** A client with connections that it keeps alive, and sends one request after the other on each. */
export interface Load {
  /** Resolves when so many more requests have been answered. */
  more(count: number): Promise<void>;
  /** Sends no more, waits for what is under way, and tells what became of all. */
  end(): Promise<Outcomes>;
}

export interface LoadOptions {
  readonly url: string;
  readonly connections: number;
  readonly query: string;
}

/** Errors of a connection that was never there. */
const UNSENT = ['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT'];

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** What is wrong with an answer; null where it is one. */
const problemOf = async (dispatcher: Agent, url: string, query: string): Promise<string | null> => {
  const { statusCode, body } = await request(`${url}/graphql`, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const text = await body.text();
  const isAnswered = statusCode === 200 && text.startsWith('{"data":{"');
  return isAnswered ? null : `${statusCode} ${text.slice(0, 200)}`;
};

export const startLoad = ({ url, connections, query }: LoadOptions): Load => {
  const outcomes: Outcomes = { answered: 0, unsent: 0, lost: [] };
  const agents = Array.from({ length: connections }, () => new Agent({ connections: 1 }));
  let waiting: { readonly until: number; readonly resolve: () => void }[] = [];
  let isEnding = false;
  const send = async (dispatcher: Agent): Promise<void> => {
    const problem = await problemOf(dispatcher, url, query);
    if (problem === null) outcomes.answered += 1;
    else outcomes.lost.push(problem);
    for (const { until, resolve } of waiting) if (outcomes.answered >= until) resolve();
    waiting = waiting.filter(({ until }) => outcomes.answered < until);
  };
  const sender = async (dispatcher: Agent): Promise<void> => {
    if (isEnding) return;
    try {
      await send(dispatcher);
    } catch (error) {
      // Who is told that nobody listens tries elsewhere.
      if (UNSENT.includes(codeOf(error))) {
        outcomes.unsent += 1;
        return;
      }
      outcomes.lost.push(`${codeOf(error)} ${String(error)}`);
    }
    await sender(dispatcher);
  };
  const senders = agents.map(sender);
  return {
    more: (count) =>
      new Promise((resolve) => {
        waiting.push({ until: outcomes.answered + count, resolve });
      }),
    end: async () => {
      isEnding = true;
      await Promise.all(senders);
      await Promise.all(agents.map((agent) => agent.destroy()));
      return outcomes;
    },
  };
};
