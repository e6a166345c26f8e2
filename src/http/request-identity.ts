import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { readTraceParent, type TraceContext } from '../terms/trace-context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of which trace it is a part; null where its caller does not say. */
    trace: TraceContext | null;
  }
}

/** What may stand in a log, a header or an address as it is. */
const WELL_FORMED = /^[\w.:@+=/-]{1,128}$/;

/** The id that a caller, or what stands before the gateway, gave a request; else a new one. */
export const requestIdOf = ({ headers }: { readonly headers: IncomingHttpHeaders }): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
};

/** Bytes of the id of a piece of work. */
const WORK_ID_BYTES = 8;

/** What an answer says of a trace: it, and a piece of work in it, in the form of the draft of W3C. */
export const traceResponse = ({ traceId }: TraceContext): string =>
  `00-${traceId}-${randomBytes(WORK_ID_BYTES).toString('hex')}-00`;

/**
 * Each request has an id, which its answer tells (X-Request-Id), and the trace that its caller is in.
 *
 * The answer names the trace (traceresponse) as not sampled; who collects spans writes their own over it.
 */
export const addRequestIdentity = (server: FastifyInstance): void => {
  server.decorateRequest('trace', null);
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    const trace = readTraceParent(request.headers['traceparent']);
    if (trace !== null) {
      request.trace = trace;
      reply.header('traceresponse', traceResponse(trace));
    }
    done();
  });
};
