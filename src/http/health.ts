import type { FastifyInstance } from 'fastify';
import type { Sources } from '../context.ts';
import type { SourceStatus } from '../dataset/dataset.ts';

/** How long it is waited for stores other than the catalog to say how they are. */
const PATIENCE_MS = 500;

/** Whether the process lives, and whether it can answer. */
export const addHealth = (server: FastifyInstance, sources: () => Sources | null): void => {
  server.get('/healthz', () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    const ready = sources();
    if (ready === null) {
      return reply.code(503).header('retry-after', '1').send({ status: 'loading' });
    }
    const all = await within(PATIENCE_MS, ready.statuses());
    const statuses = all ?? (await ready.dataset.statuses());
    const status = statusOf(statuses, all !== null);
    if (status === 'unavailable') reply.code(503).header('retry-after', '1');
    return { status, sources: statuses };
  });
};

/**
 * The catalog answers whatever is asked, so without it there is no answer; without another store
 * the fields that need it are null, and the rest of each answer stands.
 */
const statusOf = (
  statuses: readonly SourceStatus[],
  isComplete: boolean,
): 'ready' | 'degraded' | 'unavailable' => {
  const down = statuses.filter(({ isHealthy }) => !isHealthy);
  if (down.some(({ source }) => source === 'CATALOG')) return 'unavailable';
  return down.length === 0 && isComplete ? 'ready' : 'degraded';
};

/** Null where it takes longer: a silent store must not make the gateway look dead. */
const within = async <T>(milliseconds: number, wanted: Promise<T>): Promise<T | null> => {
  const { promise: tooLate, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), milliseconds);
  try {
    return await Promise.race([wanted, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
