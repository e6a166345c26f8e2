import { type Estimate, normalEstimate } from './estimate.ts';
import type { RocCurve } from './roc-curve.ts';

/**
 * The area under the ROC curve: the chance that a positive item has a higher score than a negative
 * one, ties counting half (Mann-Whitney). From 0 to 1.
 *
 * Its 95% interval is the normal one on DeLong's variance, clipped to 0 and 1. It has no width where
 * the scores separate the two classes, or tie all items, whatever the number of items. Its bounds are
 * null where a class has one item, and all is null where a class has none.
 * Source: E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, Biometrics 44, 1988; in O(n log n) by the
 * ranks of X. Sun, W. Xu, IEEE Signal Process. Lett. 21, 2014.
 */
export const areaUnderRoc = (curve: RocCurve): Estimate | null => {
  const { positives, negatives } = curve;
  if (positives === 0 || negatives === 0) return null;
  const area = orderedPairs(curve) / (positives * negatives);
  if (positives === 1 || negatives === 1) return { value: area, lower95: null, upper95: null };
  const { value, lower95, upper95 } = normalEstimate(area, variance(curve, area));
  return { value, lower95: Math.max(0, lower95 ?? 0), upper95: Math.min(1, upper95 ?? 1) };
};

/**
 * Average precision: the precision at each threshold, weighted by what it adds to the recall. The area
 * under the precision-recall curve without interpolation, from 0 to 1; null where a class is absent.
 */
export const averagePrecision = (curve: RocCurve): number | null => {
  const { positives, negatives, truePositives, falsePositives } = curve;
  if (positives === 0 || negatives === 0) return null;
  let sum = 0;
  for (const [point, found] of truePositives.entries()) {
    const precision = found / (found + (falsePositives[point] ?? 0));
    sum += precision * stepOf(truePositives, point);
  }
  return sum / positives;
};

/** Pairs of a positive and a negative item in which the positive one has the higher score. */
const orderedPairs = ({ negatives, truePositives, falsePositives }: RocCurve): number => {
  let pairs = 0;
  for (const [point, falselyAbove] of falsePositives.entries()) {
    const below = negatives - falselyAbove + stepOf(falsePositives, point) / 2;
    pairs += stepOf(truePositives, point) * below;
  }
  return pairs;
};

/** The variance within each class of the share of the other class that an item stands right to. */
const variance = (curve: RocCurve, area: number): number => {
  const { positives, negatives, truePositives, falsePositives } = curve;
  let ofPositives = 0;
  let ofNegatives = 0;
  for (const [point, above] of truePositives.entries()) {
    const found = stepOf(truePositives, point);
    const mistaken = stepOf(falsePositives, point);
    const below = negatives - (falsePositives[point] ?? 0) + mistaken / 2;
    ofPositives += found * (below / negatives - area) ** 2;
    ofNegatives += mistaken * ((above - found / 2) / positives - area) ** 2;
  }
  return ofPositives / (positives * (positives - 1)) + ofNegatives / (negatives * (negatives - 1));
};

/** How many items a threshold adds. */
const stepOf = (cumulative: Uint32Array, point: number): number =>
  (cumulative[point] ?? 0) - (point === 0 ? 0 : (cumulative[point - 1] ?? 0));
