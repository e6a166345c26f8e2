import { BytesLimitError } from '../../errors.ts';
import type { Allowance } from './allowance.ts';

/** What the operator may spend, in a program of one's own: a ceiling for each statement, and no day. */
export const ownAllowance = (limitBytes: number): Allowance => ({
  ceiling: () => limitBytes,
  reserve: async ({ bytesProcessed, isCached }, source) => {
    if (isCached || bytesProcessed <= limitBytes) return { settle: async () => undefined };
    throw new BytesLimitError({
      source,
      estimatedBytes: bytesProcessed,
      limitBytes,
      remainingBytes: null,
      retryAfterSeconds: null,
    });
  },
});
