import { raterCount, sumOver, type VotePattern } from './vote-pattern.ts';

/**
 * Krippendorff's alpha for nominal data: 1 less observed over expected disagreement, from the
 * coincidences of values within items.
 *
 * Needs two raters for each item, and two categories that occur: it is undefined without variation.
 * Source: K. Krippendorff, Content Analysis, 3rd edition, 2013.
 */
export const alphaOf = (patterns: readonly VotePattern[]): number => {
  const values = sumOver(patterns, raterCount);
  const differing = sumOver(patterns, differingCoincidences);
  return 1 - ((values - 1) * differing) / differingPairs(patterns, values);
};

/** The coincidences of unlike values in an item: each ordered pair counts 1 / (raters − 1). */
const differingCoincidences = (pattern: VotePattern): number => {
  const raters = raterCount(pattern);
  return pattern.votes.reduce((sum, votes) => sum + votes * (raters - votes), 0) / (raters - 1);
};

/** Ordered pairs of unlike values, wherever they stand. */
const differingPairs = (patterns: readonly VotePattern[], values: number): number => {
  const categories = Math.max(...patterns.map(({ votes }) => votes.length));
  const totals = Array.from({ length: categories }, (_, category) =>
    sumOver(patterns, ({ votes }) => votes[category] ?? 0),
  );
  return totals.reduce((sum, total) => sum + total * (values - total), 0);
};
