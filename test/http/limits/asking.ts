import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

/** What came back over HTTP. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
    readonly extensions?: { readonly cost?: Readonly<Record<string, unknown>> };
  };
}

/** What is sent. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

const replyOf = async (response: IncomingMessage): Promise<Reply> => {
  const content = await text(response);
  const { statusCode = 0, headers } = response;
  const isJson = String(headers['content-type']).includes('json');
  return { status: statusCode, headers, body: isJson ? JSON.parse(content) : {} };
};

/** Asks over one connection, which is kept until it is left. */
export const connectionTo = (url: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = ({
    method = 'POST',
    path = '/graphql',
    headers = {},
    body,
  }: Sent): Promise<Reply> => {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const sent = { agent, method, headers: { 'content-type': 'application/json', ...headers } };
    request(new URL(path, url), sent, (response) => {
      resolve(replyOf(response));
    })
      .on('error', reject)
      .end(body === undefined ? undefined : JSON.stringify(body));
    return promise;
  };
  return {
    ask,
    query: (query: string, variables?: object) => ask({ body: { query, variables } }),
    leave: () => agent.destroy(),
  };
};

/** A gateway whose windows last an hour, so that none ends within a test, and connections to it. */
export const gatewayWithRates = () => {
  let gateway: TestGateway | null = null;
  const opened: ReturnType<typeof connectionTo>[] = [];
  const started = (): TestGateway => {
    if (gateway === null) throw new Error('It has not been started.');
    return gateway;
  };
  return {
    started,
    start: async (env: Readonly<Record<string, string>>): Promise<void> => {
      gateway = await startGateway({ listen: true, env: { RATE_WINDOW_SECONDS: '3600', ...env } });
    },
    connect: () => {
      const connection = connectionTo(started().url);
      opened.push(connection);
      return connection;
    },
    end: async (): Promise<void> => {
      for (const connection of opened.splice(0)) connection.leave();
      await started().stop();
    },
  };
};
