/** The 97.5% quantile of the standard normal distribution: the half width of a two-sided 95% interval. */
export const Z_95 = 1.959963984540054;

/** A statistic and its 95% confidence interval; the bounds are null where its variance is undefined. */
export interface Estimate {
  readonly value: number;
  readonly lower95: number | null;
  readonly upper95: number | null;
}

/** An estimate whose interval is the plain normal one: the value ± 1.96 standard errors, not clipped. */
export const normalEstimate = (value: number, variance: number): Estimate => {
  const halfWidth = Z_95 * Math.sqrt(variance);
  return { value, lower95: value - halfWidth, upper95: value + halfWidth };
};
