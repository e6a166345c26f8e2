import { type Exclusion, exclusionsOf } from '../terms/exclusion.ts';
import type { Finding } from '../terms/finding.ts';
import { findingBit } from '../terms/finding-bits.ts';
import type { LabelValue } from '../terms/label-value.ts';
import { countedValue, type UncertainPolicy } from '../terms/uncertain-policy.ts';
import type { Read, ReadPattern } from './read-pattern.ts';

/** What one reader says of a finding. */
export interface Vote {
  readonly readerId: string;
  readonly value: LabelValue;
}

/** Images on which the same readers say the same of a finding. */
export interface CountedImages {
  /** One for each reader, two at least. */
  readonly votes: readonly Vote[];
  readonly imageCount: number;
}

/** The reads of a finding that count, and what was left out. */
export interface CountedReads {
  readonly images: readonly CountedImages[];
  readonly exclusions: readonly Exclusion[];
}

/** The reads of a finding that count: one of each reader, on images that two or more of them read. */
export const countedReads = (
  patterns: readonly ReadPattern[],
  finding: Finding,
  policy: UncertainPolicy,
): CountedReads => {
  const bit = findingBit(finding);
  const left = { FEWER_THAN_TWO_READERS: 0, REPEATED_READ: 0, UNCERTAIN_READ: 0 };
  const images: CountedImages[] = [];
  for (const { reads, imageCount } of patterns) {
    const saying = reads.filter(({ assessed }) => (assessed & bit) !== 0);
    if (saying.length === 0) continue;
    const first = saying.filter(({ readNumber }) => readNumber === 1);
    const votes = first.flatMap((read): Vote[] => {
      const value = countedValue(valueOf(read, bit), policy);
      return value === null ? [] : [{ readerId: read.readerId, value }];
    });
    left.REPEATED_READ += imageCount * (saying.length - first.length);
    left.UNCERTAIN_READ += imageCount * (first.length - votes.length);
    if (votes.length > 1) images.push({ votes, imageCount });
    else left.FEWER_THAN_TWO_READERS += imageCount;
  }
  return { images, exclusions: exclusionsOf(left) };
};

const valueOf = ({ present, uncertain }: Read, bit: number): LabelValue => {
  if ((present & bit) !== 0) return 'PRESENT';
  return (uncertain & bit) === 0 ? 'ABSENT' : 'UNCERTAIN';
};
