import { createServer, type Socket } from 'node:net';
import { listening } from './listening.ts';

/** A server below HTTP: what is written to each request is up to the test. */
export interface RawUpstream {
  readonly url: string;
  /** Request lines, such as "GET /a HTTP/1.1". */
  readonly asked: string[];
  /** Resolves when all connections that there were are closed by the other side. */
  closed(): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts it on loopback. answer: is given the connection when the head of a request is there. */
export const startRawUpstream = async (answer: (socket: Socket) => void): Promise<RawUpstream> => {
  const asked: string[] = [];
  const closing: Promise<unknown>[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    // The other side may reset the connection: that is a way of closing it.
    socket.on('error', () => {});
    closing.push(
      new Promise<void>((resolve) => {
        socket.once('end', resolve).once('close', () => resolve());
      }),
    );
    let head = '';
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      asked.push(head.slice(0, head.indexOf('\r\n')));
      head = '';
      answer(socket);
    });
  });
  const { url, stop } = await listening(server);
  return {
    url,
    asked,
    closed: () => Promise.all(closing),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await stop();
    },
  };
};

/** The head of an answer, to be followed by its body. */
export const head = (status: string, headers: Readonly<Record<string, string | number>>): string =>
  [
    `HTTP/1.1 ${status}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');

/** A whole answer that closes its connection. */
export const whole = (type: string, body: string, status = '200 OK'): string =>
  head(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }) + body;

/** Writes for ever, as fast as it is taken. */
export const writeForEver = (socket: Socket, chunk: string): void => {
  const more = (): void => {
    while (socket.writable && socket.write(chunk));
  };
  socket.on('drain', more);
  more();
};
