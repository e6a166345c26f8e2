/** A score, and whether the reference holds the finding to be present. */
export interface ScoredItem {
  readonly score: number;
  readonly isPositive: boolean;
}

export interface RocRow {
  readonly auroc: {
    readonly value: number;
    readonly lower95: number | null;
    readonly upper95: number | null;
  } | null;
  readonly averagePrecision: number | null;
}

/** Counts at a threshold; null: higher than all scores. */
export interface RocPoint {
  readonly threshold: number | null;
  readonly found: number;
  readonly mistaken: number;
}

const Z = 1.959963984540054;

/** By definition, pair by pair and threshold by threshold. */
export function rocOf(items: readonly ScoredItem[]): RocRow {
  const [positives, negatives] = sides(items);
  if (positives.length === 0 || negatives.length === 0) {
    return { auroc: null, averagePrecision: null };
  }
  const won = (high: number, low: number) => (Math.sign(high - low) + 1) / 2;
  const ofPositives = positives.map((high) => mean(negatives.map((low) => won(high, low))));
  const ofNegatives = negatives.map((low) => mean(positives.map((high) => won(high, low))));
  const value = mean(ofPositives);
  const points = pointsOf(items).slice(1);
  const averagePrecision = points.reduce((sum, { found, mistaken }, i) => {
    const before = points[i - 1]?.found ?? 0;
    return sum + ((found - before) / positives.length) * (found / (found + mistaken));
  }, 0);
  if (positives.length === 1 || negatives.length === 1) {
    return { auroc: { value, lower95: null, upper95: null }, averagePrecision };
  }
  const width = Z * Math.sqrt(spread(ofPositives) + spread(ofNegatives));
  const auroc = {
    value,
    lower95: Math.max(0, value - width),
    upper95: Math.min(1, value + width),
  };
  return { auroc, averagePrecision };
}

/** From none to all, one for each different score. */
function pointsOf(items: readonly ScoredItem[]): readonly RocPoint[] {
  const thresholds = [...new Set(items.map(({ score }) => score))].toSorted((a, b) => b - a);
  return [
    { threshold: null, found: 0, mistaken: 0 },
    ...thresholds.map((at) => tableAt(items, at)),
  ];
}

export function tableAt(items: readonly ScoredItem[], threshold: number | null): RocPoint {
  const above = items.filter(({ score }) => threshold !== null && score >= threshold);
  const found = above.filter(({ isPositive }) => isPositive).length;
  return { threshold, found, mistaken: above.length - found };
}

/** The point with the most of one thing among those that have enough of the other. */
export function bestPoint(
  items: readonly ScoredItem[],
  { kind, least }: { kind: 'sensitive' | 'specific'; least: number },
): RocPoint | null {
  const [positives, negatives] = sides(items);
  if (positives.length === 0 || negatives.length === 0) return null;
  const shares = pointsOf(items).map((point) => {
    const sensitivity = point.found / positives.length;
    const specificity = (negatives.length - point.mistaken) / negatives.length;
    return kind === 'sensitive'
      ? { point, wanted: sensitivity, kept: specificity }
      : { point, wanted: specificity, kept: sensitivity };
  });
  const [best] = shares
    .filter(({ kept }) => kept >= least)
    .toSorted((one, other) => other.wanted - one.wanted || other.kept - one.kept);
  return best?.point ?? null;
}

export function sides(items: readonly ScoredItem[]): [number[], number[]] {
  const of = (isWanted: boolean) =>
    items.filter(({ isPositive }) => isPositive === isWanted).map(({ score }) => score);
  return [of(true), of(false)];
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((left, right) => left + right, 0) / numbers.length;

/** The variance of a mean. */
const spread = (numbers: readonly number[]): number => {
  const centre = mean(numbers);
  return mean(numbers.map((each) => (each - centre) ** 2)) / (numbers.length - 1);
};
