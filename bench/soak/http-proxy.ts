// Stands before a part that speaks HTTP, and lets it fail.
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Random } from '../../sample/random.ts';
import { freePort } from '../../test/support/free-port.ts';
import { BAD_DAYS, type Behaviour, type GoodAnswer, lies, passes } from './bad-days.ts';
import type { Fault } from './faults.ts';

/** A request that came in. */
export interface Asked {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** The form in which it wants the answer. */
  readonly accept: string;
  readonly body: string;
}

export interface HttpProxy {
  readonly origin: string;
  readonly faults: ReadonlyMap<string, Fault>;
  /** From now on, what it tells is not what the part holds. */
  lie(): void;
  stop(): Promise<void>;
}

/** heard: is told of every request as it comes in. */
export interface HttpProxyOptions {
  /** Origin of the part itself. */
  readonly target: string;
  readonly random: Random;
  readonly heard: (asked: Asked) => void;
}

/** Starts one on loopback, at a port to which it can come back. */
export const startHttpProxy = async (options: HttpProxyOptions): Promise<HttpProxy> => {
  const port = await freePort();
  let honest: Behaviour = passes;
  let behaviour: Behaviour = passes;
  const sockets = new Set<Socket>();
  const onRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = await buffer(request);
    const { method = 'GET', url: path = '/', headers } = request;
    options.heard({ method, path, accept: headers.accept ?? '', body: sent.toString() });
    const good = () => goodAnswer(request, sent, options.target);
    await behaviour({ response, random: options.random, good });
  };
  const server = createServer((request, response) => {
    onRequest(request, response).catch(() => response.destroy());
  }).on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const listen = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    return closed;
  };
  await listen();
  const behaving = (chosen: Behaviour): Fault => ({
    begin: () => (behaviour = chosen),
    end: () => (behaviour = honest),
  });
  const ways = Object.entries(BAD_DAYS).map(([does, chosen]) => [does, behaving(chosen)] as const);
  return {
    origin: `http://127.0.0.1:${port}`,
    faults: new Map([...ways, ['refuses connections', { begin: close, end: listen }]]),
    lie: () => (behaviour = honest = lies),
    stop: close,
  };
};

const goodAnswer = (request: IncomingMessage, body: Buffer, target: string): Promise<GoodAnswer> =>
  new Promise((resolve, reject) => {
    const { 'transfer-encoding': _chunked, ...headers } = request.headers;
    const outward = ask(new URL(request.url ?? '/', target), {
      method: request.method ?? 'GET',
      headers: { ...headers, 'content-length': body.length },
    });
    outward.once('response', (answer) => {
      const { 'transfer-encoding': _cut, connection: _connection, ...told } = answer.headers;
      buffer(answer).then(
        (whole) => resolve({ status: answer.statusCode ?? 502, headers: told, body: whole }),
        reject,
      );
    });
    outward.once('error', reject);
    outward.end(body);
  });
