import { RateLimitError, type RateStanding } from './limit-errors.ts';
import { type Fines, finesOf } from './rate-fines.ts';
import {
  type Counted,
  countedOf,
  ofConnections,
  type Payer,
  type PointCounts,
} from './rate-windows.ts';
import { tell } from './signals.ts';
import type { Role } from './terms/role.ts';

export interface RateOptions {
  /** Points in a window; 0: no limit. */
  readonly points: { readonly everyone: number; readonly roles: ReadonlyMap<Role, number> };
  readonly windowSeconds: number;
  /** How many callers' worth of points an address has. */
  readonly sharedBy: number;
  /** False: who is over is told of, and let through. */
  readonly isEnforced: boolean;
}

/** What became of a charge. */
export interface Charge {
  /** Null: no limit holds, or points could not be counted. */
  readonly standing: RateStanding | null;
  readonly isOver: boolean;
}

/** Holds callers to their points. */
export interface Rates extends Fines {
  readonly windowSeconds: number;
  /** Rejects with RateLimitError where a caller has too few points left. */
  charge(payer: Payer, points: number): Promise<Charge>;
}

const UNCOUNTED: Charge = { standing: null, isOver: false };

/**
 * Rates of callers. Who proved who they are has so many points in a window. Of all others each
 * connection has as many, and their address a multiple of that, since a class or a clinic may stand
 * behind it: one who asks in a loop is stopped, and the others go on.
 */
export const createRates = (counts: PointCounts, options: RateOptions): Rates => {
  const { points: limits, windowSeconds, sharedBy, isEnforced } = options;
  const windowOf = ofConnections(windowSeconds);
  const over = async (standing: RateStanding, payer: Payer, counted: boolean): Promise<Charge> => {
    tell('over-limit', { limit: 'RATE', isRefused: isEnforced });
    if (!isEnforced) return { standing, isOver: true };
    if (counted) await counts.takeBack(payer.caller, standing.requested);
    throw new RateLimitError(standing, payer.role, windowSeconds);
  };
  const limitOf = ({ role }: Payer): number => limits.roles.get(role) ?? limits.everyone;
  const charge: Rates['charge'] = async (payer, requested) => {
    const limit = limitOf(payer);
    if (limit === 0) return UNCOUNTED;
    const isShared = payer.proof === 'none';
    const own = isShared ? windowOf(payer) : null;
    if (own !== null && own.used + requested > limit) {
      const { used, resetSeconds } = countedOf(own);
      const remaining = Math.max(0, limit - used);
      return over({ requested, limit, remaining, resetSeconds }, payer, false);
    }
    // Requests that come together over one connection are counted before any is answered.
    if (own !== null) own.used += requested;
    const counted = await counts.add(payer.caller, requested);
    if (counted === null) return UNCOUNTED;
    const ofAll = standingOf(counted, requested, isShared ? limit * sharedBy : limit);
    if (counted.used > ofAll.limit) {
      if (own !== null) own.used -= requested;
      return over(ofAll, payer, true);
    }
    if (own === null) return { standing: ofAll, isOver: false };
    const ofOne = standingOf(countedOf(own), requested, limit);
    return { standing: ofOne.remaining < ofAll.remaining ? ofOne : ofAll, isOver: false };
  };
  return {
    windowSeconds,
    charge,
    ...finesOf(counts, { windowOf, limitOf, sharedBy, isEnforced, windowSeconds }),
  };
};

/** What is left after a request; of one that is refused, what was left before. */
const standingOf = ({ used, resetSeconds }: Counted, requested: number, limit: number) => ({
  requested,
  limit,
  remaining: Math.max(0, limit - (used > limit ? used - requested : used)),
  resetSeconds,
});
