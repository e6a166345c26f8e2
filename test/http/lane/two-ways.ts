import assert from 'node:assert/strict';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

/** What is sent; a GET where there is no body. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** What came back. */
export interface Came {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A question as programs put it. */
export const posted = (asked: object, headers: Readonly<Record<string, string>> = {}): Sent => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(asked),
});

/** The same in an address. */
export const got = (asked: object, headers: Readonly<Record<string, string>> = {}): Sent => {
  const parameters = Object.entries(asked).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return {
    path: `/graphql?${new URLSearchParams(parameters).toString()}`,
    headers: { 'apollo-require-preflight': '1', ...headers },
  };
};

/** Sends over a connection that is kept. */
export const sending = (url: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = ({ path = '/graphql', headers = {}, body, method }: Sent): Promise<Came> => {
    const { promise, resolve, reject } = Promise.withResolvers<Came>();
    const verb = method ?? (body === undefined ? 'GET' : 'POST');
    request(new URL(path, url), { agent, headers, method: verb }, (answer) => {
      const { statusCode: status = 0 } = answer;
      buffer(answer).then(
        (bytes) => resolve({ status, headers: answer.headers, body: bytes }),
        reject,
      );
    })
      .on('error', reject)
      .end(body);
    return promise;
  };
  return { send, leave: () => agent.destroy() };
};

/** Of each request, or of each start. */
const OF_ITS_OWN = ['date', 'x-request-id', 'traceresponse'];
const LOADED_AT = /"loadedAt":"[^"]+"/g;
const REMAINING = /"remaining":\d+|"reset":\d+|;r=\d+;t=\d+/g;

/** The same, without what is of one request or one start alone. */
const comparable = ({ status, headers, body }: Came) => {
  const told = Object.fromEntries(
    Object.entries(headers).filter(([name]) => !OF_ITS_OWN.includes(name)),
  );
  const text = body.toString('latin1');
  if (!LOADED_AT.test(text)) return { status, headers: told, text };
  delete told['etag'];
  return { status, headers: told, text: text.replaceAll(LOADED_AT, '') };
};

/** Two gateways over the same data: one may answer the short way, the other never does. */
export const twoWays = () => {
  let sides: { gateway: TestGateway; send: (sent: Sent) => Promise<Came>; leave(): void }[] = [];
  const at = (place: number) => {
    const side = sides[place];
    if (side === undefined) throw new Error('It has not been started.');
    return side;
  };
  return {
    fast: () => at(0),
    slow: () => at(1),
    start: async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
      const own = { PUBLIC_URL: 'http://gateway.test', ...env };
      for (const FAST_PATH of ['on', 'off']) {
        const gateway = await startGateway({ listen: true, env: { ...own, FAST_PATH } });
        sides.push({ gateway, ...sending(gateway.url) });
      }
    },
    end: async (): Promise<void> => {
      const ended = sides.splice(0);
      sides = [];
      for (const { leave } of ended) leave();
      await Promise.all(ended.map(({ gateway }) => gateway.stop()));
    },
    /** Sends the same to both, several times: the first is read, the next are known, planned and kept. */
    compare: async (sent: Sent, times = 4): Promise<Came> => {
      let last: Came | null = null;
      for (let time = 1; time <= times; time += 1) {
        const [fast, slow] = await Promise.all([at(0).send(sent), at(1).send(sent)]);
        assert.deepEqual(
          withoutLeft(comparable(fast)),
          withoutLeft(comparable(slow)),
          `time ${time}`,
        );
        last = fast;
      }
      if (last === null) throw new Error('Nothing was sent.');
      return last;
    },
  };
};

/** What is left to a caller, and until when, depends on when each was asked. */
const withoutLeft = <T extends { text: string; headers: object }>(came: T) => ({
  ...came,
  text: came.text.replaceAll(REMAINING, ''),
  headers: JSON.parse(JSON.stringify(came.headers).replaceAll(REMAINING, '')),
});
