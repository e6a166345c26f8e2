import { BytesLimitError } from '../../../errors.ts';
import { currentRequest, type RequestFacts } from '../../../request.ts';
import type { Role } from '../../../terms/role.ts';
import type { Allowance, Reservation } from '../allowance.ts';
import { billedBytes } from './billed-bytes.ts';
import { countAlone, countInMemory } from './own-counts.ts';
import { countInRedis } from './redis-counts.ts';
import { shareCounts } from './shared-tally.ts';
import type { Account, Tally } from './tally.ts';
import { utcDayAt } from './utc-day.ts';

/** A number of bytes for callers, which some roles have another of. */
interface Limit {
  readonly everyone: number;
  readonly roles: ReadonlyMap<Role, number>;
}

/** What callers may spend. */
export interface AllowanceOptions {
  /** For one statement. */
  readonly maxBytesBilled: Limit;
  /** For one caller and a day in UTC; 0: no limit. */
  readonly bytesPerDay: Limit;
  /** Where replicas count together; null: in this process. */
  readonly redisUrl: string | null;
}

/** Who is told what happens, and what tells the time. */
export interface Surroundings {
  readonly log: (message: string, error: unknown) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** An allowance, until it is closed. */
export interface OpenAllowance extends Allowance {
  close(): Promise<void>;
}

/**
 * Holds callers to their limits. What the gateway asks outside of any request, such as at its start,
 * has a ceiling and no budget.
 */
export const createAllowance = (
  { maxBytesBilled, bytesPerDay, redisUrl }: AllowanceOptions,
  { log, now = Date.now }: Surroundings,
): OpenAllowance => {
  const own = countInMemory();
  const redis = redisUrl === null ? null : countInRedis(redisUrl);
  const tally = redis === null ? countAlone(own) : shareCounts(redis, own, log);
  const ceiling = (): number => limitOf(maxBytesBilled, currentRequest());
  return {
    ceiling,
    reserve: async ({ bytesProcessed, tableCount, isCached }, source) => {
      const bytes = isCached ? 0 : billedBytes(bytesProcessed, tableCount);
      const refused = { source, estimatedBytes: bytes };
      if (bytes > ceiling()) {
        const limit = { limitBytes: ceiling(), remainingBytes: null, retryAfterSeconds: null };
        throw new BytesLimitError({ ...refused, ...limit });
      }
      const request = currentRequest();
      const limitBytes = limitOf(bytesPerDay, request);
      if (request === null || limitBytes === 0) return UNCOUNTED;
      const { name: day, secondsLeft } = utcDayAt(now());
      const account = { caller: request.caller, day };
      if (bytes === 0) return reserved(tally, account, bytes);
      const { isGranted, billed } = await tally.claim(account, { bytes, limit: limitBytes });
      if (isGranted) return reserved(tally, account, bytes);
      throw new BytesLimitError({
        ...refused,
        limitBytes,
        remainingBytes: Math.max(0, limitBytes - billed),
        // What is more than a whole day's is too much tomorrow, too.
        retryAfterSeconds: bytes > limitBytes ? null : secondsLeft,
      });
    },
    close: async () => redis?.close(),
  };
};

const limitOf = ({ everyone, roles }: Limit, request: RequestFacts | null): number =>
  (request === null ? undefined : roles.get(request.role)) ?? everyone;

const UNCOUNTED: Reservation = { settle: async () => {} };

/** Bytes that were counted, until it is known what was billed. */
const reserved = (tally: Tally, account: Account, bytes: number): Reservation => ({
  settle: async (bytesBilled) => {
    if (bytesBilled === null || bytesBilled === bytes) return;
    await tally.correct(account, bytesBilled - bytes);
  },
});
