import type { BinaryTable } from './binary-table.ts';
import type { RocCurve } from './roc-curve.ts';

/** A threshold, and what it makes of the items: a score is positive from the threshold on. */
export interface OperatingPoint {
  /** One of the scores; null: above all of them, nothing is positive. */
  readonly threshold: number | null;
  readonly table: BinaryTable;
}

/**
 * The point of highest sensitivity whose specificity is at least the given one, 0 to 1, without
 * interpolation; of several, the one of highest specificity. Null where a class is absent.
 */
export const mostSensitive = (curve: RocCurve, leastSpecificity: number): OperatingPoint | null => {
  const { positives, negatives, truePositives, falsePositives } = curve;
  if (positives === 0 || negatives === 0) return null;
  const allowed = falsePositives.findLastIndex(
    (mistaken) => (negatives - mistaken) / negatives >= leastSpecificity,
  );
  const found = truePositives[allowed] ?? 0;
  return pointAt(curve, found === 0 ? NOWHERE : truePositives.indexOf(found));
};

/**
 * The point of highest specificity whose sensitivity is at least the given one, 0 to 1, without
 * interpolation; of several, the one of highest sensitivity. Null where a class is absent.
 */
export const mostSpecific = (curve: RocCurve, leastSensitivity: number): OperatingPoint | null => {
  const { positives, negatives, truePositives, falsePositives } = curve;
  if (positives === 0 || negatives === 0) return null;
  const reached = truePositives.findIndex((found) => found / positives >= leastSensitivity);
  const mistaken = leastSensitivity <= 0 ? 0 : (falsePositives[reached] ?? 0);
  return pointAt(curve, falsePositives.lastIndexOf(mistaken));
};

/** The 2x2 table of a threshold, which need not be one of the scores: a score is positive from it on. */
export const tableAt = (curve: RocCurve, threshold: number): BinaryTable =>
  pointAt(curve, lastAtLeast(curve.thresholds, threshold)).table;

/** The point above all scores. */
const NOWHERE = -1;

const pointAt = (curve: RocCurve, point: number): OperatingPoint => {
  const isNowhere = point === NOWHERE;
  const truePositives = isNowhere ? 0 : (curve.truePositives[point] ?? 0);
  const falsePositives = isNowhere ? 0 : (curve.falsePositives[point] ?? 0);
  return {
    threshold: isNowhere ? null : (curve.thresholds[point] ?? null),
    table: {
      truePositives,
      falsePositives,
      falseNegatives: curve.positives - truePositives,
      trueNegatives: curve.negatives - falsePositives,
    },
  };
};

/** Where the last of descending numbers stands that is at least the given one; −1: there is none. */
const lastAtLeast = (descending: Float64Array, least: number): number => {
  let from = 0;
  let to = descending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((descending[middle] ?? -Infinity) >= least) from = middle + 1;
    else to = middle;
  }
  return from - 1;
};
