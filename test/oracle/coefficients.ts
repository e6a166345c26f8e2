/** What each rater of an item said. */
export type Ratings = readonly string[];

export interface Coefficients {
  readonly percentAgreement: number | null;
  readonly fleissKappa: number | null;
  readonly krippendorffAlpha: number | null;
  readonly gwetAc1: number | null;
  readonly prevalence: number | null;
}

export interface Interval {
  readonly value: number;
  readonly lower95: number;
  readonly upper95: number;
}

const Z = 1.959963984540054;

/** The textbook formulas, item by item. Every item has two ratings or more. */
export function coefficientsOf(items: readonly Ratings[]): Coefficients {
  if (items.length === 0) return NOTHING;
  const categories = [...new Set(items.flat())];
  const observed = mean(items.map(agreeingPairs));
  const shares = categories.map((category) => mean(items.map((item) => share(item, category))));
  const prevalence = mean(items.map((item) => share(item, 'PRESENT')));
  if (items.length < 2 || categories.length < 2) {
    return { ...NOTHING, percentAgreement: observed, prevalence };
  }
  const squares = sum(shares.map((each) => each ** 2));
  const spread = sum(shares.map((each) => each * (1 - each))) / (categories.length - 1);
  return {
    percentAgreement: observed,
    fleissKappa: (observed - squares) / (1 - squares),
    krippendorffAlpha: alphaOf(items, categories),
    gwetAc1: (observed - spread) / (1 - spread),
    prevalence,
  };
}

const NOTHING: Coefficients = {
  percentAgreement: null,
  fleissKappa: null,
  krippendorffAlpha: null,
  gwetAc1: null,
  prevalence: null,
};

/** Krippendorff's coincidence matrix: each item gives each of its ordered pairs 1 / (ratings - 1). */
function alphaOf(items: readonly Ratings[], categories: readonly string[]): number {
  const total = sum(items.map((item) => item.length));
  const unlike = sum(items.map((item) => (1 - agreeingPairs(item)) * item.length)) / total;
  const all = items.flat();
  const counts = categories.map((category) => all.filter((each) => each === category).length);
  const expected = sum(counts.map((count) => count * (total - count))) / (total * (total - 1));
  return 1 - unlike / expected;
}

/** The share of the ordered pairs of an item's ratings that are the same. */
function agreeingPairs(item: Ratings): number {
  const pairs = item.flatMap((left, i) =>
    item.filter((_, j) => j !== i).map((right) => left === right),
  );
  return pairs.filter(Boolean).length / pairs.length;
}

/** Cohen's kappa of pairs of what two raters said, with the interval of Fleiss, Cohen and Everitt. */
export function kappaOf(pairs: readonly (readonly [string, string])[]): Interval | null {
  const total = pairs.length;
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair.join(), (counts.get(pair.join()) ?? 0) + 1);
  const categories = [...new Set([...counts.keys()].flatMap((key) => key.split(',')))];
  if (total < 2 || categories.length < 2) return null;
  const cell = (one: string, other: string) => (counts.get(`${one},${other}`) ?? 0) / total;
  const left = (category: string) => sum(categories.map((each) => cell(category, each)));
  const right = (category: string) => sum(categories.map((each) => cell(each, category)));
  const observed = sum(categories.map((each) => cell(each, each)));
  const expected = sum(categories.map((each) => left(each) * right(each)));
  const kappa = (observed - expected) / (1 - expected);
  const spread = sum(
    categories.flatMap((one) =>
      categories.map((other) =>
        one === other
          ? cell(one, one) * (1 - (left(one) + right(one)) * (1 - kappa)) ** 2
          : cell(one, other) * ((right(one) + left(other)) * (1 - kappa)) ** 2,
      ),
    ),
  );
  const numerator = spread - (kappa - expected * (1 - kappa)) ** 2;
  // What is left of a variance that is zero is rounding.
  const variance = numerator < 1e-13 ? 0 : numerator / ((1 - expected) ** 2 * total);
  const width = Z * Math.sqrt(variance);
  return { value: kappa, lower95: kappa - width, upper95: kappa + width };
}

/** Wilson's interval of a share. */
export function wilsonOf(numerator: number, denominator: number): Interval | null {
  if (denominator === 0) return null;
  const value = numerator / denominator;
  const centre = (value + Z ** 2 / (2 * denominator)) / (1 + Z ** 2 / denominator);
  const width =
    (Z / (1 + Z ** 2 / denominator)) *
    Math.sqrt((value * (1 - value)) / denominator + Z ** 2 / (4 * denominator ** 2));
  return { value, lower95: centre - width, upper95: centre + width };
}

const share = (item: Ratings, category: string): number =>
  item.filter((each) => each === category).length / item.length;
const sum = (numbers: readonly number[]): number =>
  numbers.reduce((left, right) => left + right, 0);
const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;
