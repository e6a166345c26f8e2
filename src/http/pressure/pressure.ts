import type { FastifyInstance } from 'fastify';
import { type AnswerLimits, addAnswerMemory } from './answer-memory.ts';
import type { Gate } from './gate.ts';
import { addShedding, type SheddingLimits } from './shedding.ts';

/** How much is taken at a time, and who hears of each request. */
export interface Pressure {
  readonly shedding: SheddingLimits;
  readonly answers: AnswerLimits;
  /** A request begins: what this gives is called when it has ended, once. */
  beginRequest(): () => void;
}

/** Tells of each request as it begins, and as it has ended: its answer is sent, or nobody takes it. */
export const noteRequests = (server: FastifyInstance, { beginRequest }: Pressure): void => {
  server.addHook('onRequest', (_request, reply, next) => {
    reply.raw.once('close', beginRequest());
    next();
  });
};

/** Bounds what the routes of this part of the server take. Its hooks come before all others of it. */
export const addPressure = async (
  server: FastifyInstance,
  { shedding, answers }: Pressure,
  gate: Gate,
): Promise<void> => {
  addAnswerMemory(server, answers, gate);
  await addShedding(server, shedding, gate);
};
