import type { IncomingMessage } from 'node:http';
import { readTraceParent } from '../../terms/trace-context.ts';
import type { RequestDone } from '../../trail.ts';
import { hurry, TAKEN_AT_ONCE } from '../door.ts';
import { SHORT } from '../pressure/answer-memory.ts';
import { requestIdOf, traceResponse } from '../request-identity.ts';
import { tellEnded } from '../told-requests.ts';
import type { AnsweringParts, Exchange } from './exchange.ts';
import { sendShort } from './send-short.ts';
import type { Short } from './short.ts';

/** A request while it is answered here. */
export interface Stay {
  /** Has it answered by somebody else. */
  leave(): void;
  /** Whether there is memory for an answer, by now. */
  hasRoomFor(short: Short): boolean;
  send(short: Short): void;
}

/** Counts a request among those in flight, and tells of it when it has ended. */
export const enter = (parts: AnsweringParts, exchange: Exchange): Stay => {
  const { gate, log, pressure } = parts;
  const { request, response, plain, startedAt } = exchange;
  const { method } = plain;
  const requestId = requestIdOf(request);
  const ended = { method, route: ROUTE, requestId, answer: response, startedAt, span: null };
  const end = pressure.beginRequest();
  let facts: RequestDone | null = null;
  let bytes = 0;
  const close = (): void => {
    gate.requests -= 1;
    gate.bytes -= bytes;
    end();
    tellEnded({ ...ended, facts }, log);
  };
  gate.requests += 1;
  response.once('close', close);
  return {
    leave: () => {
      response.off('close', close);
      gate.requests -= 1;
      // What is under way for it still asks what was served when it began.
      response.once('close', end);
    },
    hasRoomFor: ({ body, end: rest }) => {
      const length = body.length(rest);
      return length < SHORT || gate.bytes + length <= pressure.answers.mostBytes;
    },
    send: (short) => {
      facts = short.done;
      const head = [...headOf(request, requestId), ...parts.everyHead];
      const form = { method, mediaType: plain.mediaType, headers: request.headers };
      const sent = sendShort(response, short, { parts, form, head });
      if (sent > TAKEN_AT_ONCE) hurry(response);
      if (sent < SHORT) return;
      bytes = sent;
      gate.bytes += sent;
    },
  };
};

/** What an answer says of its request. */
const headOf = ({ headers }: IncomingMessage, requestId: string): readonly string[] => {
  const trace = readTraceParent(headers['traceparent']);
  const own = trace === null ? [] : ['traceresponse', traceResponse(trace)];
  return ['x-request-id', requestId, ...own];
};

const ROUTE = '/graphql';
