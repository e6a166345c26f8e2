import { whenAsked } from '../batch.ts';
import { agreementAmong } from '../statistics/agreement.ts';
import type { VotePattern } from '../statistics/vote-pattern.ts';
import { exclusionsOf } from '../terms/exclusion.ts';
import type { Agreement } from './agreement.ts';
import { pairwiseAgreements } from './pairwise-agreement.ts';
import {
  type CountedPattern,
  type Counting,
  DIGIT,
  eachVotes,
  FEW,
  PLACES,
  VALUES,
  type Votes,
} from './votes-by-finding.ts';

/**
 * How far readers agree on a finding; who they are, and each two of them, are looked at where
 * somebody asks for it.
 */
export const agreementOn = (patterns: readonly CountedPattern[], counting: Counting): Agreement => {
  const alike: Alike = { few: new Int32Array(PLACES), many: new Map() };
  const left = { FEWER_THAN_TWO_READERS: 0, REPEATED_READ: 0, UNCERTAIN_READ: 0 };
  let readCount = 0;
  eachVotes(patterns, counting, (said, imageCount) => {
    const { votes, repeatedReads, uncertainReads } = said;
    left.REPEATED_READ += imageCount * repeatedReads;
    left.UNCERTAIN_READ += imageCount * uncertainReads;
    if (votes.length < 2) left.FEWER_THAN_TWO_READERS += imageCount;
    else {
      readCount += votes.length * imageCount;
      add(alike, said, imageCount);
    }
  });
  const { itemCount, categoryShares, ...coefficients } = agreementAmong(votePatterns(alike));
  const readerCount = whenAsked(() => readersOf(patterns, counting));
  const pairs = whenAsked(() => pairwiseAgreements(patterns, counting));
  return {
    finding: counting.finding,
    imageCount: itemCount,
    readCount,
    ...coefficients,
    prevalence: categoryShares?.[VALUES.indexOf('PRESENT')] ?? null,
    exclusions: exclusionsOf(left),
    get readerCount() {
      return readerCount();
    },
    get pairs() {
      return pairs();
    },
  };
};

/** How many images the same is said of, whoever says it: by digits to the base FEW, or else DIGIT. */
interface Alike {
  readonly few: Int32Array;
  readonly many: Map<number, number>;
}

const add = ({ few, many }: Alike, { place, said }: Votes, imageCount: number): void => {
  if (place < 0) many.set(said, (many.get(said) ?? 0) + imageCount);
  else few[place] = (few[place] ?? 0) + imageCount;
};

/** In one order, whatever that of the reads: sums of fractions depend on it in their last digit. */
const votePatterns = ({ few, many }: Alike): VotePattern[] => {
  const patterns: VotePattern[] = [];
  const put = (base: number, said: number, items: number): void => {
    if (items === 0) return;
    patterns.push({
      votes: VALUES.map((_, value) => Math.floor(said / base ** value) % base),
      items,
    });
  };
  few.forEach((items, said) => put(FEW, said, items));
  for (const [said, items] of [...many].sort(([one], [other]) => one - other))
    put(DIGIT, said, items);
  return patterns;
};

const readersOf = (patterns: readonly CountedPattern[], counting: Counting): number => {
  const readerIds = new Set<string>();
  eachVotes(patterns, counting, ({ votes }) => {
    if (votes.length > 1) for (const { readerId } of votes) readerIds.add(readerId);
  });
  return readerIds.size;
};
