/** Items that were rated alike. */
export interface VotePattern {
  /** How many raters chose each category. The categories have one order in all patterns. */
  readonly votes: readonly number[];
  /** How many items have these votes. */
  readonly items: number;
}

/** How many raters rated each item of a pattern. */
export const raterCount = ({ votes }: VotePattern): number =>
  votes.reduce((sum, count) => sum + count, 0);

/** The sum over all items of something that depends on an item's votes alone. */
export const sumOver = (
  patterns: readonly VotePattern[],
  ofItem: (pattern: VotePattern) => number,
): number => patterns.reduce((sum, pattern) => sum + pattern.items * ofItem(pattern), 0);
