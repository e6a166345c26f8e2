import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { BUSY_RETRY_SECONDS, BusyError } from '../../load-errors.ts';
import { tell } from '../../signals.ts';
import { createGate, type Gate } from './gate.ts';

/** When requests are turned away. */
export interface SheddingLimits {
  /** Of the event loop, on average over a quarter of a second, in milliseconds; 0: none is too much. */
  readonly mostDelayMs: number;
  /** Requests at the same time. */
  readonly mostRequests: number;
}

/** How often the event loop is looked at, in milliseconds. */
const SAMPLE_MS = 250;

/**
 * Turns requests away while there are too many, or the process cannot keep up, so that those that it
 * has taken are answered in time. For the routes of this part of the server alone.
 */
export const addShedding = async (
  server: FastifyInstance,
  { mostDelayMs, mostRequests }: SheddingLimits,
  gate: Gate = createGate(),
): Promise<void> => {
  server.addHook('onRequest', (_request, reply, next) => {
    const { requests } = gate;
    if (requests >= mostRequests) {
      tell('shed', { reason: 'requests' });
      next(new BusyError(`${requests} requests are being answered, of at most ${mostRequests}`));
      return;
    }
    gate.requests += 1;
    reply.raw.once('close', () => {
      gate.requests -= 1;
    });
    next();
  });
  if (mostDelayMs === 0) return;
  await server.register(underPressure, {
    maxEventLoopDelay: mostDelayMs,
    sampleInterval: SAMPLE_MS,
    retryAfter: BUSY_RETRY_SECONDS,
    pressureHandler: async (...[, , , delayMs]) => {
      tell('shed', { reason: 'event-loop' });
      throw new BusyError(`it is ${delayIn(delayMs)} ms behind, of at most ${mostDelayMs}`);
    },
  });
  gate.isBehind = () => server.isUnderPressure();
};

/** Where the event loop never turned while it was looked at, the delay is not known, but long. */
const delayIn = (delayMs: number | undefined): string =>
  delayMs !== undefined && Number.isFinite(delayMs)
    ? String(Math.ceil(delayMs))
    : `more than ${SAMPLE_MS}`;
