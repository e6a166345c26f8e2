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
  /** RateLimitError where fines have taken more points than a caller has; asks nobody. */
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
    refuseFined: (payer) => {
      if (!isHeld(payer)) return;
      const limit = limitOf(payer);
      const own = ownOf(payer);
      const untilAll = ends.get(payer.caller) ?? 0;
      const untilOwn = own !== null && own.used > limit ? own.endsAt : 0;
      const endsAt = Math.max(untilAll, untilOwn);
      if (endsAt <= Date.now()) return;
      tell('over-limit', { limit: 'RATE', isRefused: true });
      const { resetSeconds } = countedOf({ caller: payer.caller, used: limit, endsAt });
      const standing = { requested: 1, limit, remaining: 0, resetSeconds };
      throw new RateLimitError(standing, payer.role, windowSeconds);
    },
  };
};
