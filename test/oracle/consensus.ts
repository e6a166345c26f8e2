import { groupBy } from './group-by.ts';
import {
  ALL_FINDINGS,
  type Finding,
  GROUND_TRUTH_READERS,
  type ImageRow,
  type LabelRow,
  type LabelSetCode,
  type LabelValue,
} from './rows.ts';

export interface ConsensusRow {
  readonly value: LabelValue | null;
  readonly reads: readonly LabelRow[];
  /** One for each reader: the first in file order. */
  readonly votes: ReadonlyMap<LabelValue, number>;
  readonly isUnanimous: boolean | null;
  readonly majority: LabelValue | null;
  readonly changedByAdjudication: boolean | null;
}

/** Null where the set did not assess the finding on this image. */
export function consensusOf(
  image: ImageRow,
  finding: Finding,
  labelSet: LabelSetCode,
): ConsensusRow | null {
  const own = image.labels.filter((it) => it.finding === finding && it.labelSet === labelSet);
  if (own.length === 0) return null;
  const reads = own.filter((label) => label.source === 'READER');
  const value = own.find((label) => label.source !== 'READER')?.value ?? null;
  const voters = firstReads(reads);
  const votes = new Map(
    [...groupBy(voters, (label) => label.value)].map(([verdict, cast]) => [verdict, cast.length]),
  );
  const majority = mostVoted(votes);
  return {
    value,
    reads,
    votes,
    isUnanimous: voters.length < 2 ? null : votes.size === 1,
    majority,
    changedByAdjudication: value === null || voters.length === 0 ? null : value !== majority,
  };
}

/** The published rule: two of the three readers; Other too where abnormal with no finding. */
export function replayGroundTruth(image: ImageRow): ReadonlyMap<Finding, LabelValue> {
  const votes = image.labels.filter(
    (label) =>
      label.labelSet === 'ALL_FINDINGS_2021' &&
      GROUND_TRUTH_READERS.some((readerId) => readerId === label.readerId),
  );
  const has = (finding: Finding) =>
    votes.filter((label) => label.finding === finding && label.value === 'PRESENT').length >= 2;
  const named = ALL_FINDINGS.filter((finding) => finding !== 'ABNORMAL' && finding !== 'OTHER');
  const other = has('OTHER') || (has('ABNORMAL') && !named.some(has));
  return new Map(
    ALL_FINDINGS.map((finding) => [
      finding,
      (finding === 'OTHER' ? other : has(finding)) ? 'PRESENT' : 'ABSENT',
    ]),
  );
}

function firstReads(reads: readonly LabelRow[]): readonly LabelRow[] {
  return reads.filter(
    (label, index) => reads.findIndex((other) => other.readerId === label.readerId) === index,
  );
}

/** Null on a tie, and where nobody voted. */
function mostVoted(votes: ReadonlyMap<LabelValue, number>): LabelValue | null {
  const top = Math.max(...votes.values());
  const [first, second] = [...votes].filter(([, count]) => count === top);
  return first !== undefined && second === undefined ? first[0] : null;
}
