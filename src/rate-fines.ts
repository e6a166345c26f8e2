import { LRUCache } from 'lru-cache';
import { RateLimitError } from './limit-errors.ts';

import { countedOf, type OwnWindow, type Payer, type PointCounts } from './rate-windows.ts';
import { tell } from './signals.ts';

/** Callers who are known to have been fined beyond their points. */
const CALLERS_KEPT = 10_000;

/**
 * Charges for what has no price before it is done, such as a document that turns out to be none: who
 * sends many of them is refused before the next is read.
 */
export interface Fines {
  /** Charges for what is done already, whether there are points left or not. */
  fine(payer: Payer, points: number): Promise<void>;
  /** Whether fines have taken more points than a caller has; asks nobody. */
  isFined(payer: Payer): boolean;
  /** RateLimitError where they have; asks nobody. */
  refuseFined(payer: Payer): void;
}

/** What fines go by. */
export interface FineOptions {
  readonly windowOf: (payer: Payer) => OwnWindow | null;
  readonly limitOf: (payer: Payer) => number;
  readonly windowSeconds: number;
  readonly sharedBy: number;
  /** False: nobody is refused. */
  readonly isEnforced: boolean;
}

/** Fines among the same counts as charges. */
export const finesOf = (counts: PointCounts, options: FineOptions): Fines => {
  const { windowOf, limitOf, windowSeconds, sharedBy, isEnforced } = options;
  const ends = new LRUCache<string, number>({ max: CALLERS_KEPT });
  const isHeld = (payer: Payer): boolean => isEnforced && limitOf(payer) > 0;
  const ownOf = (payer: Payer): OwnWindow | null =>
    payer.proof === 'none' ? windowOf(payer) : null;
  /** When a caller may go on; 0 where nothing is in the way. */
  const finedUntil = (payer: Payer): number => {
    if (!isHeld(payer)) return 0;
    const own = ownOf(payer);
    const untilAll = ends.get(payer.caller) ?? 0;
    const untilOwn = own !== null && own.used > limitOf(payer) ? own.endsAt : 0;
    const endsAt = Math.max(untilAll, untilOwn);
    return endsAt > Date.now() ? endsAt : 0;
  };
  return {
    fine: async (payer, points) => {
      if (!isHeld(payer)) return;
      const own = ownOf(payer);
      if (own !== null) own.used += points;
      const counted = await counts.add(payer.caller, points);
      const limit = limitOf(payer) * (payer.proof === 'none' ? sharedBy : 1);
      if (counted === null || counted.used <= limit) return;
      ends.set(payer.caller, Date.now() + counted.resetSeconds * 1000);
    },
    isFined: (payer) => finedUntil(payer) > 0,
    refuseFined: (payer) => {
      const endsAt = finedUntil(payer);
      if (endsAt === 0) return;
      const limit = limitOf(payer);
      tell('over-limit', { limit: 'RATE', isRefused: true });
      const { resetSeconds } = countedOf({ caller: payer.caller, used: limit, endsAt });
      const standing = { requested: 1, limit, remaining: 0, resetSeconds };
      throw new RateLimitError(standing, payer.role, windowSeconds);
    },
  };
};
