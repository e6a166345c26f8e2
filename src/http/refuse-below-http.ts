import { randomUUID } from 'node:crypto';
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Headers } from './security-headers.ts';

/** Characters of an address at most; the ids of exports have 6,000. */
export const URL_LIMIT = 12_288;

/** Bytes of the head of a request at most: its address and all its headers. */
export const HEAD_LIMIT = 32_768;

/** Whose body has a clock of its own, which the server's is not to interrupt. */
const ownClocks = new WeakSet<Duplex>();

/** Until an answer is given, its request may take as long as whoever reads it lets it. */
export const keepOwnClock = ({ socket }: IncomingMessage, answer: ServerResponse): void => {
  ownClocks.add(socket);
  answer.once('close', () => ownClocks.delete(socket));
};

/** Answers to what cannot be read as HTTP, by Node's code. */
const REFUSALS: Readonly<Record<string, readonly [status: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    `The head of the request is too large: at most ${HEAD_LIMIT} bytes are taken.`,
  ],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Payload Too Large', 'The chunks of the body say too much.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request came too slowly.'],
  CONNECT: ['405 Method Not Allowed', 'This is no proxy.'],
  EXPECT: ['417 Expectation Failed', 'Nothing is to be expected but 100-continue.'],
};
const MALFORMED = ['400 Bad Request', 'The request is not HTTP/1.1.'] as const;

/** How long the other side may take to hear why, in milliseconds. */
const LINGER_MS = 1000;

const refused = new WeakSet<Duplex>();

/**
 * Refuses what came over a connection and is no request, in the form of all refusals, and closes it.
 * What was asked before is answered first, since answers have the order of the questions.
 *
 * fault: Node's error, or what is wrong in a word.
 */
export const refuseBelowHttp = (
  fault: Error | 'CONNECT' | 'EXPECT',
  socket: Duplex,
  headers: Headers,
): void => {
  const code = fault instanceof Error ? codeOf(fault) : fault;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT' && ownClocks.has(socket)) return;
  // What is wrong may be found in each piece that comes.
  if (refused.has(socket)) return;
  refused.add(socket);
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  afterAnswers(socket, () => {
    const [status, message] = REFUSALS[code] ?? MALFORMED;
    socket.end(answerOf(status, message, headers));
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
};

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

/** Waits for the answers that are under way on a connection. */
const afterAnswers = (socket: Duplex, then: () => void): void => {
  const answer = answerOn(socket);
  if (!socket.writable) socket.destroy();
  else if (answer === null || answer.writableFinished) then();
  else if (answer.req.complete) {
    answer.once('close', () => setImmediate(() => afterAnswers(socket, then)));
  }
  // It is this request itself that does not come to its end.
  else if (answer.headersSent) socket.destroy();
  else then();
};

/** The answer that is to be sent next; Node keeps it under a name of its own, and asks it the same. */
const answerOn = (socket: Duplex): ServerResponse | null => {
  const answer: unknown = Reflect.get(socket, '_httpMessage');
  return answer instanceof ServerResponse ? answer : null;
};

const answerOf = (status: string, message: string, headers: Headers): string => {
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  const all = {
    ...headers,
    'x-request-id': randomUUID(),
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...(status.startsWith('405') ? { allow: 'GET, HEAD, POST' } : {}),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status}`, ...lines, '', body].join('\r\n');
};
