import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tell } from '../signals.ts';
import { areSpansCollected, type OpenSpan, requestSpan } from '../spans.ts';
import type { RequestDone, RequestRecord } from '../trail.ts';

/** Told of every request when it has ended. */
export type RequestLog = (record: RequestRecord) => void;

/** What a request is known by until it has ended. */
interface Known {
  readonly span: OpenSpan | null;
  facts: RequestDone | null;
}

const known = new WeakMap<FastifyRequest, Known>();

/** The caller left before the answer: nginx's own status, as none is sent. */
const LEFT = 499;

/** Counts requests, makes a span of each and logs it. What answers in their place comes later. */
export const tellRequests = (server: FastifyInstance, log: RequestLog): void => {
  server.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const span = requestSpan(request.headers, {
      'http.request.method': request.method,
      'http.route': route,
    });
    known.set(request, { span, facts: null });
    const startedAt = performance.now();
    // Also for who leaves: Fastify's own hook waits for an answer that is whole.
    reply.raw.once('close', () => finish({ request, reply, route, startedAt }, log));
    done();
  });
  if (!areSpansCollected()) return;
  server.addHook('onSend', async (request, reply) => {
    const span = known.get(request)?.span;
    if (span) reply.header('traceresponse', span.header);
  });
};

/** What a request does is taken down under what holds for it. */
export const noteFacts = <T extends RequestDone>(request: FastifyRequest, facts: T): T => {
  const one = known.get(request);
  if (one === undefined) return facts;
  one.facts = facts;
  facts.trail.span = one.span;
  return facts;
};

interface Ended {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly route: string;
  /** As performance.now() counts. */
  readonly startedAt: number;
}

const finish = ({ request, reply, route, startedAt }: Ended, log: RequestLog): void => {
  const { span, facts } = known.get(request) ?? { span: null, facts: null };
  const { method, id } = request;
  const answer = reply.raw;
  tellEnded({ method, route, requestId: id, answer, startedAt, span, facts }, log);
};

/** A request that has ended, whoever answered it. */
export interface EndedRequest
  extends Pick<RequestRecord, 'method' | 'route' | 'requestId' | 'facts'> {
  readonly answer: ServerResponse;
  /** As performance.now() counts. */
  readonly startedAt: number;
  readonly span: OpenSpan | null;
}

/** Counts a request, ends its span and logs it. */
export const tellEnded = (
  { answer, startedAt, span, ...ended }: EndedRequest,
  log: RequestLog,
): void => {
  const { method, route } = ended;
  const status = answer.writableFinished ? answer.statusCode : LEFT;
  const seconds = (performance.now() - startedAt) / 1000;
  tell('http-request', { route, method, status, seconds });
  span?.end(
    { 'http.response.status_code': status },
    status >= 500 || status === LEFT ? String(status) : null,
  );
  log({ ...ended, traceId: span?.traceId ?? null, status, seconds });
};
