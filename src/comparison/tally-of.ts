import { type Exclusion, exclusionsOf } from '../terms/exclusion.ts';
import { findingBits } from '../terms/finding-bits.ts';
import { LabelValue } from '../terms/label-value.ts';
import { countedValue, type UncertainPolicy } from '../terms/uncertain-policy.ts';
import type { ComparedFinding } from './compared-findings.ts';
import type { ComparisonCell } from './comparison.ts';
import type { LabelledFindings, LabelPair } from './label-pair.ts';

/** How two origins label one finding, counted. */
export interface Tally {
  /** Each pair of values that occurs, once. */
  readonly cells: readonly ComparisonCell[];
  readonly exclusions: readonly Exclusion[];
}

/** Counts how two origins label a finding. */
export const tallyOf = (
  pairs: readonly LabelPair[],
  { finding, candidateFindings }: ComparedFinding,
  policy: UncertainPolicy,
): Tally => {
  const [inReference, inCandidate] = [findingBits([finding]), findingBits(candidateFindings)];
  const counts = new Map<string, number>();
  const left = { NOT_ASSESSED: 0, REPEATED_READ: 0, UNCERTAIN_LABEL: 0 };
  for (const { reference, candidate, imageCount, laterReads } of pairs) {
    const one = valueIn(reference, inReference);
    const other = valueIn(candidate, inCandidate);
    if (one === null || other === null) {
      left.NOT_ASSESSED += imageCount;
      continue;
    }
    left.REPEATED_READ += imageCount * laterReads;
    const key = keyOf(countedValue(one, policy), countedValue(other, policy));
    if (key === null) left.UNCERTAIN_LABEL += imageCount;
    else counts.set(key, (counts.get(key) ?? 0) + imageCount);
  }
  return { cells: cellsOf(counts), exclusions: exclusionsOf(left) };
};

/** What is said of some findings together: one that is present is enough; null: not all is known. */
const valueIn = (
  { assessed, present, uncertain }: LabelledFindings,
  findings: number,
): LabelValue | null => {
  if ((present & findings) !== 0) return 'PRESENT';
  if ((assessed & findings) !== findings) return null;
  return (uncertain & findings) === 0 ? 'ABSENT' : 'UNCERTAIN';
};

const keyOf = (reference: LabelValue | null, candidate: LabelValue | null): string | null =>
  reference === null || candidate === null ? null : `${reference} ${candidate}`;

const VALUES = Object.values(LabelValue);

const cellsOf = (counts: ReadonlyMap<string, number>): ComparisonCell[] =>
  VALUES.flatMap((reference) =>
    VALUES.flatMap((candidate) => {
      const imageCount = counts.get(`${reference} ${candidate}`) ?? 0;
      return imageCount === 0 ? [] : { reference, candidate, imageCount };
    }),
  );
