import { type Exclusion, exclusionsOf } from '../terms/exclusion.ts';
import type { Finding } from '../terms/finding.ts';
import { findingBit } from '../terms/finding-bits.ts';
import { LabelValue } from '../terms/label-value.ts';
import { countedValue, type UncertainPolicy } from '../terms/uncertain-policy.ts';
import type { NumberedRead, NumberedReads } from './numbered-reads.ts';

/** What reads can say, in the order of the tables that count it. */
export const VALUES = Object.values(LabelValue);

/** What is counted of reads. */
export interface Counting {
  readonly finding: Finding;
  readonly policy: UncertainPolicy;
}

/** What is said of one image: one vote of each reader, two at least, by reader. It is written over. */
export interface Votes {
  readonly size: number;
  /** Positions among the readers, and in VALUES. */
  readonly readers: readonly number[];
  readonly values: readonly number[];
}

/**
 * Shows the votes of images on which two or more readers count, with how many images have them; gives
 * what was left out.
 */
export const eachCounted = (
  { patterns }: NumberedReads,
  { finding, policy }: Counting,
  show: (votes: Votes, imageCount: number) => void,
): readonly Exclusion[] => {
  const bit = findingBit(finding);
  const countsAs = VALUES.map((value) => placeOf(countedValue(value, policy)));
  const left = { FEWER_THAN_TWO_READERS: 0, REPEATED_READ: 0, UNCERTAIN_READ: 0 };
  const votes: { size: number; readers: number[]; values: number[] } = {
    size: 0,
    readers: [],
    values: [],
  };
  for (const { reads, imageCount } of patterns) {
    let [saying, first] = [0, 0];
    votes.size = 0;
    for (const read of reads) {
      if ((read.assessed & bit) === 0) continue;
      saying += 1;
      if (read.readNumber !== 1) continue;
      first += 1;
      const value = countsAs[valueOf(read, bit)] ?? NOT_MADE;
      if (value === NOT_MADE) continue;
      votes.readers[votes.size] = read.reader;
      votes.values[votes.size] = value;
      votes.size += 1;
    }
    if (saying === 0) continue;
    left.REPEATED_READ += imageCount * (saying - first);
    left.UNCERTAIN_READ += imageCount * (first - votes.size);
    if (votes.size > 1) show(votes, imageCount);
    else left.FEWER_THAN_TWO_READERS += imageCount;
  }
  return exclusionsOf(left);
};

const NOT_MADE = -1;

const placeOf = (value: LabelValue | null): number =>
  value === null ? NOT_MADE : VALUES.indexOf(value);

const [PRESENT, ABSENT, UNCERTAIN] = [
  VALUES.indexOf('PRESENT'),
  VALUES.indexOf('ABSENT'),
  VALUES.indexOf('UNCERTAIN'),
];

const valueOf = ({ present, uncertain }: NumberedRead, bit: number): number => {
  if ((present & bit) !== 0) return PRESENT;
  return (uncertain & bit) === 0 ? ABSENT : UNCERTAIN;
};
