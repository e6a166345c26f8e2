import { Z_95 } from './estimate.ts';

/**
 * A share of items, from 0 to 1, with its Wilson 95% confidence interval, within 0 and 1.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * J. Am. Stat. Assoc. 22, 1927. Without continuity correction.
 */
export interface Proportion {
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly lower95: number;
  readonly upper95: number;
}

/** The share that a count is of another; null where there is nothing to be a share of. */
export const proportion = (numerator: number, denominator: number): Proportion | null => {
  if (denominator === 0) return null;
  const value = numerator / denominator;
  const perItem = Z_95 ** 2 / denominator;
  const centre = value + perItem / 2;
  const halfWidth = Math.sqrt(perItem * (value * (1 - value) + perItem / 4));
  return {
    value,
    numerator,
    denominator,
    lower95: (centre - halfWidth) / (1 + perItem),
    // Of everything, the bound is 1, and rounding must not move it.
    upper95: numerator === denominator ? 1 : (centre + halfWidth) / (1 + perItem),
  };
};
