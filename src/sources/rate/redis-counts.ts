import { createClient } from '@redis/client';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { DEADLINE_MS, NO_LIMIT, type OpenCounter } from './counter.ts';

/** Between attempts to connect again, and between signs of life, in milliseconds. */
const RECONNECT_MS = 500;
const PING_EVERY_MS = 5000;
/** A connection on which nothing came for so long is given up. */
const SILENCE_MS = 15_000;

/** Counts in Redis, for all replicas together: one key for each caller, which expires with its window. */
export const openRedisCounts = (url: string, windowSeconds: number): OpenCounter => {
  const client = createClient({
    url,
    pingInterval: PING_EVERY_MS,
    disableOfflineQueue: true,
    socket: {
      reconnectStrategy: RECONNECT_MS,
      connectTimeout: PING_EVERY_MS,
      socketTimeout: SILENCE_MS,
    },
    commandOptions: { timeout: DEADLINE_MS },
  });
  // Whoever asks next is let through uncounted; without a listener, the process would end.
  client.on('error', () => {});
  client.connect().catch(() => {});
  const counter = new RateLimiterRedis({
    storeClient: client,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    keyPrefix: 'radiograph:rate',
    points: NO_LIMIT,
    duration: windowSeconds,
  });
  const counted = checkedBy(windowSeconds, () => {
    client.destroy();
    client.connect().catch(() => {});
  });
  return {
    counter: {
      consume: (name, points) => counted(counter.consume(name, points)),
      reward: (name, points) => counted(counter.reward(name, points)),
    },
    close: () => {
      if (client.isOpen) client.destroy();
    },
  };
};

/**
 * Takes counts, in time, and nothing else.
 *
 * connectAnew: answers that are not those of their questions stay so for as long as the connection is
 * there.
 */
const checkedBy =
  (windowSeconds: number, connectAnew: () => void) =>
  async (answer: Promise<RateLimiterRes>): Promise<RateLimiterRes> => {
    // The library rejects with a count where its own limit is passed, and nobody gets there.
    const found: unknown = await inTime(answer).catch((error: unknown) => {
      if (error instanceof RateLimiterRes) return null;
      throw error;
    });
    if (isCount(found, windowSeconds)) return found;
    connectAnew();
    throw new Error('Redis answered with what is no count.');
  };

const isCount = (found: unknown, windowSeconds: number): found is RateLimiterRes =>
  found instanceof RateLimiterRes &&
  Number.isFinite(found.consumedPoints) &&
  found.msBeforeNext >= 0 &&
  found.msBeforeNext <= windowSeconds * 1000;

/** The client's own deadline is for sending a command: an answer that never comes has to be given up here. */
const inTime = async <T>(answer: Promise<T>): Promise<T> => {
  const late = Promise.withResolvers<never>();
  const tooLate = (): void => late.reject(new Error(`Nothing came for ${DEADLINE_MS} ms.`));
  // Where this process was busy itself, the answer may be there by then.
  const timer = setTimeout(() => setImmediate(tooLate), DEADLINE_MS);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};
