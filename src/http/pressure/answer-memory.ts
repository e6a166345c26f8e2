import type { FastifyInstance, FastifyReply } from 'fastify';
import { publicPart } from '../../graphql/format-error.ts';
import { AnswerTooLargeError, BusyError } from '../../load-errors.ts';
import { tell } from '../../signals.ts';
import { createGate, type Gate } from './gate.ts';

/** Memory that answers take until they are sent. */
export interface AnswerLimits {
  /** For one answer of the graph, in bytes. */
  readonly mostBytesEach: number;
  /** For all answers that are being sent, in bytes. */
  readonly mostBytes: number;
}

/** Shorter answers are not counted: the system takes them at once, whoever reads them. */
export const SHORT = 16_384;

/** Headers that speak of the answer. */
const OF_THE_ANSWER = ['etag', 'cache-control', 'content-length', 'content-disposition'];

/**
 * Bounds what answers take in memory: an answer of the graph is there in whole until its caller has
 * read it, and callers may read slowly. What is passed on as it comes takes next to nothing.
 */
export const addAnswerMemory = (
  server: FastifyInstance,
  limits: AnswerLimits,
  gate: Gate = createGate(),
): void => {
  server.addHook('onSend', async (_request, reply, payload) => {
    const length = lengthOf(payload);
    // Whose caller has gone waits for nobody, and no end of it would be told.
    if (length < SHORT || reply.raw.closed) return payload;
    const refusal = refusalOf(payload, gate.bytes, limits);
    if (refusal !== null) return replaced(reply, refusal);
    gate.bytes += length;
    reply.raw.once('close', () => {
      gate.bytes -= length;
    });
    return payload;
  });
};

/** What is sent in the answer's place. */
const replaced = (reply: FastifyReply, error: AnswerTooLargeError | BusyError): string => {
  for (const name of OF_THE_ANSWER) reply.removeHeader(name);
  reply.code(error instanceof BusyError ? 503 : 400).type('application/json; charset=utf-8');
  if (error instanceof BusyError) reply.header('retry-after', error.retryAfterSeconds);
  const { message } = error;
  return JSON.stringify({ errors: [{ message, extensions: publicPart(error) }] });
};

/** Characters of a text, which are bytes but for the few that have accents. */
const lengthOf = (payload: unknown): number => {
  if (typeof payload === 'string') return payload.length;
  return payload instanceof Uint8Array ? payload.byteLength : 0;
};

const refusalOf = (
  payload: unknown,
  bytesInFlight: number,
  { mostBytesEach, mostBytes }: AnswerLimits,
): AnswerTooLargeError | BusyError | null => {
  const length = lengthOf(payload);
  if (typeof payload === 'string' && length > mostBytesEach) {
    return new AnswerTooLargeError(mostBytesEach, Buffer.byteLength(payload));
  }
  if (bytesInFlight + length <= mostBytes) return null;
  tell('shed', { reason: 'answer-memory' });
  const together = `answers of ${bytesInFlight + length} bytes wait for their callers`;
  return new BusyError(`${together}, of at most ${mostBytes}`);
};
