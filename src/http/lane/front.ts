import { isUtf8 } from 'node:buffer';
import type { RequestListener } from 'node:http';
import { areSpansCollected } from '../../spans.ts';
import { answering } from './answering.ts';
import type { AnsweringParts, Exchange } from './exchange.ts';
import { plainRequest } from './plain-request.ts';

/** What stands in front of all other ways to answer. */
export interface FrontParts extends AnsweringParts {
  /** Whether connections end with their answers. */
  readonly isClosing: () => boolean;
}

/**
 * Answers usual questions before Fastify sees them. What is anything else, and what the short way does
 * not answer at once, goes on as if nobody had looked at it.
 */
export const inFront = (parts: FrontParts, next: RequestListener): RequestListener => {
  const answer = answering(parts);
  const { isEnforced } = parts.identification;
  return (request, response) => {
    const startedAt = performance.now();
    const exchange = { request, response, startedAt, goOn: () => next(request, response) };
    const plain = mayEnter(parts) ? plainRequest(request, isEnforced) : null;
    if (plain === null) next(request, response);
    else if (plain.method === 'GET') answer({ ...exchange, plain, text: plain.search, body: null });
    // A body that came with its head is there in the next tick.
    else process.nextTick(withBody, answer, { ...exchange, plain });
  };
};

/** Under pressure, at the end, and where spans are collected, the hooks of the long way have something to do. */
const mayEnter = ({ gate, pressure, isClosing }: FrontParts): boolean =>
  gate.requests < pressure.shedding.mostRequests &&
  gate.bytes + pressure.answers.mostBytesEach <= pressure.answers.mostBytes &&
  !gate.isBehind() &&
  !isClosing() &&
  !areSpansCollected();

type Answer = ReturnType<typeof answering>;

/** Who comes next finds a body that is not answered here as it was. */
const withBody = (answer: Answer, exchange: Omit<Exchange, 'text' | 'body'>): void => {
  const { request, plain, goOn } = exchange;
  const isThere = request.readableLength === plain.length;
  const body: unknown = isThere ? request.read() : null;
  if (!Buffer.isBuffer(body)) goOn();
  else if (isUtf8(body)) answer({ ...exchange, text: body.toString(), body });
  else {
    request.unshift(body);
    goOn();
  }
};
