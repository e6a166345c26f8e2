import { createBreaker } from '../../guard/breaker.ts';
import { machineClock } from '../../guard/clock.ts';
import type { OwnCounts } from './own-counts.ts';
import type { SharedCounts } from './redis-counts.ts';
import type { Tally } from './tally.ts';

/** While Redis does not answer, how often it is tried, in milliseconds. */
const TRIAL_EVERY_MS = 1000;

/**
 * Counts together with other replicas, and goes on alone while Redis does not answer.
 *
 * This process also keeps what it granted itself: alone, it goes on from there, and a Redis that
 * forgot everything learns it again.
 */
export const shareCounts = (
  shared: SharedCounts,
  own: OwnCounts,
  log: (message: string, error: unknown) => void,
): Tally => {
  const { now } = machineClock;
  const breaker = createBreaker({ failures: 1, trialEveryMs: TRIAL_EVERY_MS, now });
  let isAlone = false;
  const asked = async <T>(ask: () => Promise<T>): Promise<T | null> => {
    if (!breaker.admits()) return null;
    try {
      const answer = await ask();
      breaker.answered();
      isAlone = false;
      return answer;
    } catch (error) {
      breaker.failed();
      // Once, and not again before it has answered.
      if (!isAlone) log('Redis does not answer: this process counts bytes by itself', error);
      isAlone = true;
      return null;
    }
  };
  return {
    claim: async (account, claim) => {
      const atLeast = own.billed(account);
      const verdict = await asked(() => shared.claim(account, { ...claim, atLeast }));
      if (verdict === null) return own.claim(account, claim);
      if (verdict.isGranted) own.correct(account, claim.bytes);
      return verdict;
    },
    correct: async (account, bytes) => {
      own.correct(account, bytes);
      await asked(() => shared.correct(account, bytes));
    },
  };
};
