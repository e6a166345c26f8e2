import type { Finding } from '../terms/finding.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { LabelValue } from '../terms/label-value.ts';
import { type Assessment, fileOf, isFirstRead, valueOf } from './assessment.ts';
import type { Consensus, VoteCount } from './label.ts';
import { labelOf } from './labels-of.ts';

/**
 * All reads of a finding beside its final label; null where the set did not assess it.
 *
 * assessments: all of one image, in file order.
 */
export const consensusOf = (
  assessments: readonly Assessment[],
  finding: Finding,
  labelSet: LabelSetCode,
): Consensus | null => {
  const ofSet = assessments.filter(
    (row) => fileOf(row).labelSet === labelSet && valueOf(row, finding) !== null,
  );
  if (ofSet.length === 0) return null;
  const reads = ofSet.filter((row) => fileOf(row).source === 'READER');
  const final = ofSet.find((row) => fileOf(row).source !== 'READER');
  const value = final === undefined ? null : valueOf(final, finding);
  const votes = votesOn(reads, finding);
  const counted = countVotes(votes);
  const majority = majorityOf(votes);
  return {
    finding,
    labelSet,
    value,
    reads: reads.flatMap((read) => labelOf(read, finding) ?? []),
    votes: counted,
    isUnanimous: votes.length < 2 ? null : counted.length === 1,
    majority,
    changedByAdjudication: value === null || votes.length === 0 ? null : value !== majority,
  };
};

/** The value with the most votes; null on a tie, and without votes. */
export const majorityOf = (votes: readonly LabelValue[]): LabelValue | null => {
  const [first, second] = countVotes(votes).toSorted((left, right) => right.count - left.count);
  return first === undefined || first.count === second?.count ? null : first.value;
};

/** One value for each reader who read the finding: of repeated reads the first in file order. */
const votesOn = (reads: readonly Assessment[], finding: Finding): LabelValue[] =>
  reads.filter(isFirstRead).flatMap((read) => valueOf(read, finding) ?? []);

/** Votes by value, in the order of LabelValue; a value without votes is left out. */
const countVotes = (votes: readonly LabelValue[]): VoteCount[] =>
  Object.values(LabelValue)
    .map((value) => ({ value, count: votes.filter((vote) => vote === value).length }))
    .filter(({ count }) => count > 0);
