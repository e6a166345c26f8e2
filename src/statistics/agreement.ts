import { alphaOf } from './krippendorff-alpha.ts';
import { raterCount, sumOver, type VotePattern } from './vote-pattern.ts';

/**
 * How far raters agree on the categories of items: nominal, with any number of raters for each item.
 *
 * Items with fewer than two raters have no pair that could agree, and take no part in any of it.
 * The three coefficients are 1 at perfect agreement, 0 at what chance gives, and below it negative.
 * They are null where they say nothing: with fewer than two items, and where only one category
 * occurs, so that agreement could not have been less.
 */
export interface Agreement {
  /** Items with two raters or more. */
  readonly itemCount: number;
  /** Mean over the items of the share of its pairs of raters that agree, 0 to 1; null without items. */
  readonly percentAgreement: number | null;
  /**
   * Fleiss' kappa, for uneven numbers of raters as Gwet generalised it: each item weighs the same.
   * Source: J. L. Fleiss, Psychol. Bull. 76, 1971; K. L. Gwet, Handbook of Inter-Rater Reliability,
   * 4th edition, 2014.
   */
  readonly fleissKappa: number | null;
  /** Krippendorff's alpha for nominal data: each pairable rating weighs the same. */
  readonly krippendorffAlpha: number | null;
  /**
   * Gwet's AC1. Its number of categories is that of the categories which occur.
   * Source: K. L. Gwet, Br. J. Math. Stat. Psychol. 61, 2008.
   */
  readonly gwetAc1: number | null;
  /** Mean over the items of the share of its raters that chose each category; null without items. */
  readonly categoryShares: readonly number[] | null;
}

/** The agreement of the raters of some items. */
export const agreementAmong = (patterns: readonly VotePattern[]): Agreement => {
  const rated = patterns.filter((pattern) => raterCount(pattern) > 1);
  const itemCount = sumOver(rated, () => 1);
  if (itemCount === 0) return NO_ITEMS;

  const disagreement = sumOver(rated, disagreementOf) / itemCount;
  const shares = sharesOf(rated, itemCount);
  const occurring = shares.filter((share) => share > 0).length;
  const isDefined = itemCount > 1 && occurring > 1;
  // What each coefficient expects by chance, told as disagreement: near agreement, that is exact.
  const differing = shares.reduce((sum, share) => sum + share * (1 - share), 0);
  const agreeing = differing / (occurring - 1);
  return {
    itemCount,
    percentAgreement: 1 - disagreement,
    fleissKappa: isDefined ? 1 - disagreement / differing : null,
    krippendorffAlpha: isDefined ? alphaOf(rated) : null,
    gwetAc1: isDefined ? 1 - disagreement / (1 - agreeing) : null,
    categoryShares: shares,
  };
};

const NO_ITEMS: Agreement = {
  itemCount: 0,
  percentAgreement: null,
  fleissKappa: null,
  krippendorffAlpha: null,
  gwetAc1: null,
  categoryShares: null,
};

/** The share of an item's pairs of raters that disagree. */
const disagreementOf = (pattern: VotePattern): number => {
  const raters = raterCount(pattern);
  const ordered = pattern.votes.reduce((sum, votes) => sum + votes * (raters - votes), 0);
  return ordered / (raters * (raters - 1));
};

const sharesOf = (rated: readonly VotePattern[], itemCount: number): readonly number[] => {
  const categories = Math.max(...rated.map(({ votes }) => votes.length));
  return Array.from({ length: categories }, (_, category) => {
    const share = (pattern: VotePattern) => (pattern.votes[category] ?? 0) / raterCount(pattern);
    return sumOver(rated, share) / itemCount;
  });
};
