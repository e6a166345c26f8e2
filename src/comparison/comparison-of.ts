import { cohenKappa, observedAgreement } from '../statistics/cohen-kappa.ts';
import { proportion } from '../statistics/proportion.ts';
import { LabelValue } from '../terms/label-value.ts';
import type { ComparedFinding } from './compared-findings.ts';
import type { Comparison } from './comparison.ts';
import type { Tally } from './tally-of.ts';

const VALUES = Object.values(LabelValue);

/** What follows from how two origins label a finding. */
export const comparisonOf = (
  compared: ComparedFinding,
  { cells, exclusions }: Tally,
): Comparison => {
  /** Images on which the reference says one thing and the candidate another; null: anything. */
  const count = (reference: LabelValue | null, candidate: LabelValue | null): number =>
    cells
      .filter(
        (cell) =>
          (reference ?? cell.reference) === cell.reference &&
          (candidate ?? cell.candidate) === cell.candidate,
      )
      .reduce((sum, { imageCount }) => sum + imageCount, 0);
  const [imageCount, bothPresent] = [count(null, null), count('PRESENT', 'PRESENT')];
  const [inReference, inCandidate] = [count('PRESENT', null), count(null, 'PRESENT')];
  const bothAbsent = count('ABSENT', 'ABSENT');
  const table = VALUES.map((reference) => VALUES.map((candidate) => count(reference, candidate)));
  return {
    ...compared,
    imageCount,
    bothPresent,
    candidateOnly: count('ABSENT', 'PRESENT'),
    referenceOnly: count('PRESENT', 'ABSENT'),
    bothAbsent,
    cells,
    percentAgreement: observedAgreement(table),
    sensitivity: proportion(bothPresent, inReference),
    specificity: proportion(bothAbsent, count('ABSENT', null)),
    positivePredictiveValue: proportion(bothPresent, inCandidate),
    negativePredictiveValue: proportion(bothAbsent, count(null, 'ABSENT')),
    prevalence: proportion(inReference, imageCount),
    f1: inReference + inCandidate === 0 ? null : (2 * bothPresent) / (inReference + inCandidate),
    cohenKappa: cohenKappa(table),
    exclusions,
  };
};
