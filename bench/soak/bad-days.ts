// How a part that speaks HTTP fails.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../sample/random.ts';

/** What the part answers. */
export interface GoodAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Exchange {
  readonly response: ServerResponse;
  readonly random: Random;
  good(): Promise<GoodAnswer>;
}

export type Behaviour = (exchange: Exchange) => unknown;

/** As it should. */
export const passes: Behaviour = async ({ response, good }) => {
  const { status, headers, body } = await good();
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
};

const silent: Behaviour = () => {};

const resets: Behaviour = ({ response }) => response.socket?.destroy();

const slow: Behaviour = async (exchange) => {
  await pause(exchange.random.between(200, 2500));
  await passes(exchange);
};

/** Breaks off within the body. */
const cuts: Behaviour = async ({ response, good, random }) => {
  const { status, headers, body } = await good();
  const length = random.chance(0.5) ? { 'content-length': body.length } : {};
  const { 'content-length': _length, ...others } = headers;
  response.writeHead(status, { ...others, ...length });
  const part = body.subarray(0, Math.floor(body.length * random.next()));
  response.write(part, () => response.socket?.destroy());
};

/** Says at once that it answers, and then a few bytes at a time. */
const drips: Behaviour = async ({ response, good }) => {
  const { status, headers, body } = await good();
  response.writeHead(status, { ...headers, 'content-length': body.length });
  for (let at = 0; at < body.length && !response.destroyed; at += 5) {
    response.write(body.subarray(at, at + 5));
    await pause(50);
  }
  response.end();
};

/** With the type of a good answer. */
const garbage: Behaviour = async ({ response, good, random }) => {
  const { headers } = await good();
  const body = Buffer.from(Array.from({ length: 777 }, () => random.between(0, 255)));
  response.writeHead(200, { 'content-type': headers['content-type'] ?? 'text/plain' }).end(body);
};

const page: Behaviour = ({ response }) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');

const nothing: Behaviour = async ({ response, good }) => {
  const { headers } = await good();
  response.writeHead(200, { 'content-type': headers['content-type'] ?? 'text/plain' }).end();
};

const busy: Behaviour = ({ response }) =>
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain' }).end('Later.');

const throttles: Behaviour = ({ response }) => response.writeHead(429).end();

const breaks: Behaviour = ({ response }) => response.writeHead(500).end('at Secret.java:12');

const ANY = [passes, passes, silent, resets, slow, cuts, garbage, busy, breaks];
const flickers: Behaviour = (exchange) => exchange.random.pick(ANY)(exchange);

/** Says something else than the part does. */
export const lies: Behaviour = async ({ response, good }) => {
  const { status, headers, body } = await good();
  const isText = headers['content-type']?.includes('json') === true;
  const told = isText
    ? Buffer.from(body.toString().replaceAll(/Number (\d)/g, 'Number 9$1'))
    : body;
  response.writeHead(status, { ...headers, 'content-length': told.length }).end(told);
};

/** Ways to fail, in words. */
export const BAD_DAYS: Readonly<Record<string, Behaviour>> = {
  'is silent': silent,
  'resets connections': resets,
  'is slow': slow,
  'cuts its answers off': cuts,
  drips: drips,
  'answers garbage with 200': garbage,
  'answers a page with 200': page,
  'answers nothing with 200': nothing,
  'is busy (503)': busy,
  'throttles (429)': throttles,
  'breaks (500)': breaks,
  'fails at every third question or so': flickers,
};
