import type { FastifyInstance } from 'fastify';
import type { Sources } from '../context.ts';
import type { Dataset, SourceStatus } from '../dataset/dataset.ts';
import { type BreakerState, hear } from '../signals.ts';
import type { SourceName } from '../terms/source-name.ts';

/** How long it is waited for stores other than the catalog to say how they are. */
const PATIENCE_MS = 500;

/** What is known of the process beside its sources. */
export interface Standing {
  /** Whether it is to stop, and others are to send it no more requests. */
  readonly isStopping: boolean;
  /** Whether it takes no more connections. */
  readonly isDraining: boolean;
  /** Whether others that answer with it are not there yet. */
  readonly isWaiting: boolean;
  /** The data could not be loaded anew, at this time; what was loaded before is served. */
  readonly failedReload: { readonly at: string } | null;
}

const STANDING: Standing = {
  isStopping: false,
  isDraining: false,
  isWaiting: false,
  failedReload: null,
};

/** Whether the process lives, and whether it can answer. */
export const addHealth = (
  server: FastifyInstance,
  sources: () => Sources | null,
  standing: () => Standing = () => STANDING,
): void => {
  const breakerOf = hearBreakers(server);
  server.get('/healthz', () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    const ready = sources();
    const { isStopping, isWaiting, failedReload } = standing();
    if (isStopping) return reply.code(503).send({ status: 'stopping' });
    if (ready === null || isWaiting) {
      return reply.code(503).header('retry-after', '1').send({ status: 'loading' });
    }
    const all = await within(PATIENCE_MS, ready.statuses());
    const statuses = all ?? (await ready.dataset.statuses());
    const status = statusOf(statuses, all !== null);
    if (status === 'unavailable') reply.code(503).header('retry-after', '1');
    return {
      status,
      sources: statuses.map((one) => Object.assign({}, one, breakerOf(one.source))),
      dataset: loadOf(ready.dataset.dataset()),
      ...(failedReload && { failedReload }),
    };
  });
};

/** By which replicas are seen to serve the same. */
const loadOf = ({ contentHash, loadedAt }: Dataset): object => ({ hash: contentHash, loadedAt });

/** The state of a source's breaker, where it has ever opened in this process. */
const hearBreakers = (server: FastifyInstance) => {
  const states = new Map<SourceName, BreakerState>();
  const end = hear('breaker', ({ source, state }) => void states.set(source, state));
  server.addHook('onClose', async () => end());
  return (source: SourceName): { readonly breaker?: BreakerState } => {
    const breaker = states.get(source);
    return breaker === undefined ? {} : { breaker };
  };
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
