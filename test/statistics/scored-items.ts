import fc from 'fast-check';
import type { ScoredItems } from '../../src/statistics/roc-curve.ts';

/** A stored case of scores, and the bounds and thresholds that it is asked about. */
export interface ScoresCase {
  readonly leasts: readonly number[];
  readonly thresholds: readonly number[];
  readonly expected: unknown;
  /** One by one: 0 or 1 for each score. */
  readonly scores?: readonly number[];
  readonly labels?: string;
  readonly byScore?: readonly (readonly [score: number, positives: number, negatives: number])[];
  /** By rule: how many items, with how many different scores. */
  readonly items?: number;
  readonly levels?: number;
}

/** The items of a stored case. */
export const itemsOf = (stored: ScoresCase): ScoredItems => {
  const { scores, labels, byScore, items = 0, levels = 1 } = stored;
  if (scores !== undefined && labels !== undefined) {
    return { scores: Float64Array.from(scores), labels: Uint8Array.from(labels, Number) };
  }
  if (byScore === undefined) return hashedItems(items, levels);
  const each = byScore.flatMap(([score, positives, negatives]) => [
    ...Array.from({ length: positives }, () => ({ score, label: 1 })),
    ...Array.from({ length: negatives }, () => ({ score, label: 0 })),
  ]);
  return {
    scores: Float64Array.from(each, ({ score }) => score),
    labels: Uint8Array.from(each, ({ label }) => label),
  };
};

/** Scores and labels from the numbers of the items by multiplicative hashing (Knuth), in 32 bits. */
const hashedItems = (items: number, levels: number): ScoredItems => {
  const hashes = Uint32Array.from({ length: items }, (_, item) => Math.imul(item, 2_654_435_761));
  const scores = Float64Array.from(hashes, (hash) => (hash % levels) / levels);
  const labels = Uint8Array.from(hashes, (hash, item) =>
    (hash >>> 16) % 100 < 3 + 9 * (scores[item] ?? 0) ? 1 : 0,
  );
  return { scores, labels };
};

/** A few items, of few different scores. */
export const someItems: fc.Arbitrary<ScoredItems> = fc
  .array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.nat(1)), { maxLength: 25 })
  .map((items) => ({
    scores: Float64Array.from(items, ([score]) => score / 4),
    labels: Uint8Array.from(items, ([, label]) => label),
  }));
