import { FINDINGS, type Finding } from '../terms/finding.ts';
import { findingBit } from '../terms/finding-bits.ts';
import { LabelValue } from '../terms/label-value.ts';
import { countedValue, type UncertainPolicy } from '../terms/uncertain-policy.ts';
import type { Read, ReadPattern } from './read-pattern.ts';

/** What reads can say, in the order of the tables that count it. */
export const VALUES = Object.values(LabelValue);

/** What is counted of reads. */
export interface Counting {
  readonly finding: Finding;
  readonly policy: UncertainPolicy;
}

/** What the reads of an image say of a finding. */
export interface Vote {
  readonly readerId: string;
  /** A position in VALUES. */
  readonly value: number;
}

/** What is said of a finding of an image: one vote of each reader that counts. */
export interface Votes {
  /** In the order of the reads. */
  readonly votes: readonly Vote[];
  /** How many votes each of VALUES has, as digits of one number to the base DIGIT, the first the lowest. */
  readonly said: number;
  /** The same to the base FEW; -1 where a digit is not below that. */
  readonly place: number;
  readonly repeatedReads: number;
  readonly uncertainReads: number;
}

/** Images have fewer readers than that, mostly: what they say is counted in a short table. */
export const FEW = 8;
/** No image has as many. */
export const DIGIT = 2 ** 16;

/** Numbers to the base FEW. */
export const PLACES = FEW ** VALUES.length;

/** The votes on each finding, by its bit's position; null: nobody says anything of it. */
export type VotesByFinding = readonly (Votes | null)[];

const known = new WeakMap<readonly Read[], Map<UncertainPolicy, VotesByFinding>>();

/** What the reads of images that are read alike say: found out once, where the reads stay in memory. */
const votesByFinding = (
  { reads }: Pick<ReadPattern, 'reads'>,
  policy: UncertainPolicy,
): VotesByFinding => {
  const before = known.get(reads) ?? new Map<UncertainPolicy, VotesByFinding>();
  known.set(reads, before);
  const found =
    before.get(policy) ?? FINDINGS.map((finding) => votesOn(reads, { finding, policy }));
  before.set(policy, found);
  return found;
};

const votesOn = (reads: readonly Read[], { finding, policy }: Counting): Votes | null => {
  const bit = findingBit(finding);
  const saying = reads.filter(({ assessed }) => (assessed & bit) !== 0);
  if (saying.length === 0) return null;
  const first = saying.filter(({ readNumber }) => readNumber === 1);
  const votes = first.flatMap((read): Vote | [] => {
    const value = countedValue(valueOf(read, bit), policy);
    return value === null ? [] : { readerId: read.readerId, value: VALUES.indexOf(value) };
  });
  const toBase = (base: number): number => votes.reduce((sum, { value }) => sum + base ** value, 0);
  return {
    votes,
    said: toBase(DIGIT),
    place: votes.length < FEW ? toBase(FEW) : -1,
    repeatedReads: saying.length - first.length,
    uncertainReads: first.length - votes.length,
  };
};

const valueOf = ({ present, uncertain }: Read, bit: number): LabelValue => {
  if ((present & bit) !== 0) return 'PRESENT';
  return (uncertain & bit) === 0 ? 'ABSENT' : 'UNCERTAIN';
};

/** Images whose reads are the same, and what these say of each finding. */
export interface CountedPattern {
  readonly votes: VotesByFinding;
  readonly imageCount: number;
}

/** What reads say of all findings, where they are counted in one way. */
export const countedPatterns = (
  patterns: readonly ReadPattern[],
  policy: Counting['policy'],
): readonly CountedPattern[] =>
  patterns.map((pattern) => ({
    votes: votesByFinding(pattern, policy),
    imageCount: pattern.imageCount,
  }));

/** Shows what is said of a finding, with how many images it is said of. */
export const eachVotes = (
  patterns: readonly CountedPattern[],
  { finding }: Pick<Counting, 'finding'>,
  show: (votes: Votes, imageCount: number) => void,
): void => {
  const at = FINDINGS.indexOf(finding);
  for (let i = 0; i < patterns.length; i += 1) {
    const pattern = patterns[i];
    const votes = pattern?.votes[at] ?? null;
    if (pattern !== undefined && votes !== null) show(votes, pattern.imageCount);
  }
};
