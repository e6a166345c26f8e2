import { type Finding, NIH_FINDINGS } from '../terms/finding.ts';
import type { LabelValue } from '../terms/label-value.ts';
import { GROUND_TRUTH_READERS } from '../terms/vocabulary.ts';
import { type Assessment, fileOf, isFirstRead, valueOf } from './assessment.ts';
import { majorityOf } from './consensus.ts';
import type { Derivation, Label } from './label.ts';
import { labelOf } from './labels-of.ts';

// The published rules of the two expert sets (Radiology 2019, Scientific Reports 2021).

/**
 * The reads that a final label rests on; null for a label that is no final label.
 *
 * assessments: all of the label's image, in file order.
 */
export const derivationOf = (
  final: Label,
  assessments: readonly Assessment[],
): Derivation | null => {
  if (final.source === 'GROUND_TRUTH') return groundTruth(final, readsOf(assessments, final));
  if (final.source !== 'ADJUDICATED') return null;
  const inputs = readsOf(assessments, final).flatMap((read) => labelOf(read, final.finding) ?? []);
  return { rule: 'ADJUDICATION', inputs, isReproduced: null };
};

const groundTruth = (final: Label, reads: readonly Assessment[]): Derivation => {
  const votes = reads.filter(
    (read) => isFirstRead(read) && GROUND_TRUTH_READERS.has(read.readerId ?? ''),
  );
  const isOther = final.finding === 'OTHER';
  const inputs: readonly Finding[] = isOther
    ? ['OTHER', 'ABNORMAL', ...NIH_FINDINGS]
    : [final.finding];
  const replayed = isOther ? otherRule(votes) : majorityOn(votes, final.finding);
  return {
    rule: isOther ? 'OTHER_RULE' : 'MAJORITY_OF_THREE',
    inputs: inputs.flatMap((finding) => votes.flatMap((read) => labelOf(read, finding) ?? [])),
    isReproduced: votes.length < GROUND_TRUTH_READERS.size ? null : replayed === final.value,
  };
};

/** OTHER is present by its own majority, or where the image is abnormal and no finding says why. */
const otherRule = (reads: readonly Assessment[]): LabelValue => {
  if (majorityOn(reads, 'OTHER') === 'PRESENT') return 'PRESENT';
  const isAbnormal = majorityOn(reads, 'ABNORMAL') === 'PRESENT';
  const isExplained = NIH_FINDINGS.some((finding) => majorityOn(reads, finding) === 'PRESENT');
  return isAbnormal && !isExplained ? 'PRESENT' : 'ABSENT';
};

const majorityOn = (reads: readonly Assessment[], finding: Finding): LabelValue | null =>
  majorityOf(reads.flatMap((read) => valueOf(read, finding) ?? []));

const readsOf = (assessments: readonly Assessment[], final: Label): Assessment[] =>
  assessments.filter((row) => {
    const { labelSet, source } = fileOf(row);
    return labelSet === final.labelSetCode && source === 'READER';
  });
