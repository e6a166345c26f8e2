import { cohenKappa } from './cohen-kappa.ts';
import type { Estimate } from './estimate.ts';
import { type Proportion, proportion } from './proportion.ts';

/** Items by what a test says of them and what a reference says: counts. */
export interface BinaryTable {
  readonly truePositives: number;
  /** Positive by the test, negative by the reference. */
  readonly falsePositives: number;
  /** Negative by the test, positive by the reference. */
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** How good a test is, measured by a reference. A share of nothing is null. */
export interface DiagnosticAccuracy {
  /** Share of the reference's positives that the test finds; recall. */
  readonly sensitivity: Proportion | null;
  /** Share of the reference's negatives that the test leaves alone. */
  readonly specificity: Proportion | null;
  /** Share of the test's positives that are right; precision. */
  readonly positivePredictiveValue: Proportion | null;
  /** Share of the test's negatives that are right. */
  readonly negativePredictiveValue: Proportion | null;
  /** Share of the items on which both say the same. */
  readonly accuracy: Proportion | null;
  /** Share of the items that are positive by the reference. */
  readonly prevalence: Proportion | null;
  /**
   * Harmonic mean of sensitivity and positive predictive value, 2 TP / (2 TP + FP + FN), 0 to 1.
   * 0 where there are positives and none in common; null where neither has any.
   */
  readonly f1: number | null;
  readonly cohenKappa: Estimate | null;
}

/** What follows from a 2x2 table. */
export const diagnosticAccuracy = (table: BinaryTable): DiagnosticAccuracy => {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = table;
  const positives = truePositives + falseNegatives;
  const negatives = falsePositives + trueNegatives;
  const items = positives + negatives;
  const claimed = truePositives + falsePositives;
  return {
    sensitivity: proportion(truePositives, positives),
    specificity: proportion(trueNegatives, negatives),
    positivePredictiveValue: proportion(truePositives, claimed),
    negativePredictiveValue: proportion(trueNegatives, items - claimed),
    accuracy: proportion(truePositives + trueNegatives, items),
    prevalence: proportion(positives, items),
    f1: positives + claimed === 0 ? null : (2 * truePositives) / (positives + claimed),
    cohenKappa: cohenKappa([
      [truePositives, falsePositives],
      [falseNegatives, trueNegatives],
    ]),
  };
};
