import { LRUCache } from 'lru-cache';
import type { Account, Claim, Tally, Verdict } from './tally.ts';

/** Callers that are remembered; of more, those who did not ask for longest begin anew. */
const CALLERS = 20_000;

/** What callers had billed, as far as this process knows. */
export interface OwnCounts {
  billed(account: Account): number;
  claim(account: Account, claim: Claim): Verdict;
  correct(account: Account, bytes: number): void;
}

/** Counts in memory. A day is forgotten when another begins. */
export const countInMemory = (callers = CALLERS): OwnCounts => {
  const counts = new LRUCache<string, number>({ max: callers });
  let today = '';
  const billed = ({ caller, day }: Account): number =>
    day === today ? (counts.get(caller) ?? 0) : 0;
  const correct = ({ caller, day }: Account, bytes: number): void => {
    // What ends after midnight belongs to a day that is forgotten.
    if (day < today) return;
    if (day > today) counts.clear();
    today = day;
    counts.set(caller, Math.max(0, (counts.get(caller) ?? 0) + bytes));
  };
  return {
    billed,
    correct,
    claim: (account, { bytes, limit }) => {
      const before = billed(account);
      const isGranted = before + bytes <= limit;
      if (isGranted) correct(account, bytes);
      return { isGranted, billed: before };
    },
  };
};

/** Counts in this process only. */
export const countAlone = (own: OwnCounts): Tally => ({
  claim: async (account, claim) => own.claim(account, claim),
  correct: async (account, bytes) => own.correct(account, bytes),
});
