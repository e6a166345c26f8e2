import type { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { HttpConfig } from '../config-http.ts';
import { refuse, refuseAddress, refuseHost } from './error-answer.ts';
import { type Listener, listeningWith } from './identity/listener.ts';
import { refuseUnknown } from './other-methods.ts';
import { HEAD_LIMIT, refuseBelowHttp, URL_LIMIT } from './refuse-below-http.ts';
import { BODY_LIMIT } from './request-fault.ts';
import { requestIdOf } from './request-identity.ts';
import type { Headers } from './security-headers.ts';
import { type RequestLog, tellRequests } from './told-requests.ts';

/** How long the head of a request may take, and how often it is looked at who is too slow, in milliseconds. */
const HEAD_MS = 10_000;
const LOOK_MS = 2000;

/** How long nothing may be taken of an answer, in milliseconds: it waits in memory for who does not read. */
const READING_MS = 60_000;
/** Answers that are as short wait in the memory of the system, in bytes. */
export const TAKEN_AT_ONCE = 65_536;

/** A server that says of what it cannot even read what is wrong. headers: of every answer; log: of every request. */
export const createDoor = (
  config: HttpConfig & Partial<Listener>,
  headers: Headers,
  log: RequestLog = () => {},
): FastifyInstance => {
  const requestTimeout = config.requestTimeoutMs;
  const http = {
    maxHeaderSize: HEAD_LIMIT,
    headersTimeout: Math.min(HEAD_MS, requestTimeout),
    connectionsCheckingInterval: Math.min(LOOK_MS, requestTimeout / 2),
    // Of two that say different things, the one that is taken would not be the one that a proxy took.
    joinDuplicateHeaders: true,
    // A hook says so in the form of all refusals.
    requireHostHeader: false,
  };
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: true,
    forceCloseConnections: 'idle',
    genReqId: requestIdOf,
    requestIdHeader: false,
    requestTimeout,
    http,
    ...listeningWith(config, http),
    clientErrorHandler: (error, socket) => refuseBelowHttp(error, socket, headers),
    // An address that cannot be decoded, or has a part that is too long, leads nowhere.
    frameworkErrors: (_error, { id }, reply) =>
      void refuseAddress(reply.headers(headers).header('x-request-id', id)),
  });
  server.server.maxConnections = config.maxConnections;
  server.server.on('connect', (_request, socket) => refuseBelowHttp('CONNECT', socket, headers));
  server.server.on('checkExpectation', ({ socket }) => refuseBelowHttp('EXPECT', socket, headers));
  tellRequests(server, log);
  server.addHook('onSend', async (_request, { raw }, payload) => {
    if (typeof payload !== 'string' || payload.length > TAKEN_AT_ONCE) hurry(raw);
  });
  return server;
};

/** Ends a connection that takes nothing of an answer; the source of it has a time limit of its own. */
export const hurry = (answer: ServerResponse): void => {
  // A request that came over no network has no connection that could wait; an answer that waits for those
  // before it on its connection has none yet.
  if (answer.socket !== null && !(answer.socket instanceof Socket)) return;
  answer.setTimeout(READING_MS, () => {
    if (answer.writableLength > 0) answer.destroy();
  });
};

/** Refuses, before any route is chosen, requests whose heads no route could take. */
export const addHeadChecks = (server: FastifyInstance): void => {
  server.addHook('onRequest', (request, reply, done) => {
    const { url, raw, method, is404, headers } = request;
    const { host } = headers;
    if (url.length > URL_LIMIT) refuseUrl(reply, url.length);
    // One host, unless the request is of a time when there was none (RFC 9112, 3.2).
    else if (host === undefined ? raw.httpVersion !== '1.0' : host.includes(',')) refuseHost(reply);
    // Before the body is read: what is in it does not matter.
    else if (is404 && method !== 'GET' && method !== 'HEAD') refuseUnknown(request, reply);
    else done();
  });
};

const refuseUrl = (reply: FastifyReply, length: number): FastifyReply =>
  refuse(reply, 414, {
    message: `The address has ${length} characters: at most ${URL_LIMIT} are taken. Send the query with POST.`,
    extensions: { code: 'BAD_REQUEST', limit: URL_LIMIT, actual: length },
  });
