import cluster from 'node:cluster';
import {
  RateLimiterCluster,
  RateLimiterClusterMaster,
  RateLimiterMemory,
  RateLimiterRes,
} from 'rate-limiter-flexible';

import type { Counted, PointCounts } from '../../rate-windows.ts';
import { tell } from '../../signals.ts';
import { DEADLINE_MS, NO_LIMIT, type OpenCounter } from './counter.ts';

/** Where points are counted. */
export interface PointCountOptions {
  readonly windowSeconds: number;
  /** Null: in this process, or in the one that runs its workers. */
  readonly redisUrl: string | null;
}

/** After a failure nobody is asked for so long, in milliseconds, so that not every request waits. */
const REST_MS = 1000;

/**
 * For the process that runs the workers, before it starts the first: it counts for all of them, for as
 * long as it lives.
 */
export const countForWorkers = (): object => new RateLimiterClusterMaster();

/** Counts points; where Redis or the first process does not answer, nothing is counted for a moment. */
export const openPointCounts = async (options: PointCountOptions): Promise<PointCounts> => {
  const { counter, close } = await openCounter(options);
  let restsUntil = 0;
  const guarded = async (ask: () => Promise<RateLimiterRes>): Promise<Counted | null> => {
    if (Date.now() < restsUntil) return null;
    try {
      return countedIn(await ask());
    } catch (error) {
      // The library rejects with a count where its own limit is passed.
      if (error instanceof RateLimiterRes) return countedIn(error);
      restsUntil = Date.now() + REST_MS;
      tell('rate-limit-unavailable', {});
      return null;
    }
  };
  return {
    add: (name, points) => guarded(() => counter.consume(name, points)),
    takeBack: async (name, points) => void (await guarded(() => counter.reward(name, points))),
    close: async () => close(),
  };
};

const openCounter = async ({
  windowSeconds,
  redisUrl,
}: PointCountOptions): Promise<OpenCounter> => {
  if (redisUrl !== null) {
    // Loaded only where it is used.
    const { openRedisCounts } = await import('./redis-counts.ts');
    return openRedisCounts(redisUrl, windowSeconds);
  }
  const limits = { keyPrefix: 'radiograph:rate', points: NO_LIMIT, duration: windowSeconds };
  const counter = cluster.isWorker
    ? new RateLimiterCluster({ ...limits, timeoutMs: DEADLINE_MS })
    : new RateLimiterMemory(limits);
  return { counter, close: () => {} };
};

const countedIn = ({ consumedPoints, msBeforeNext }: RateLimiterRes): Counted => ({
  used: consumedPoints,
  resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
});
