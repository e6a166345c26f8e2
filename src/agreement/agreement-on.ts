import { whenAsked } from '../batch.ts';
import { agreementAmong } from '../statistics/agreement.ts';
import type { VotePattern } from '../statistics/vote-pattern.ts';
import type { Agreement } from './agreement.ts';
import { type Counting, eachCounted, VALUES } from './counted-reads.ts';
import type { NumberedReads } from './numbered-reads.ts';
import { pairwiseAgreements } from './pairwise-agreement.ts';

/** How far readers agree on a finding; each two of them are looked at where somebody asks for them. */
export const agreementOn = (reads: NumberedReads, counting: Counting): Agreement => {
  const readers = new Uint8Array(reads.readerIds.length);
  const patterns = new Map<number, number>();
  // What is said of an image, whoever says it, is a number whose digits count each value.
  const worth = VALUES.map((_, value) => (reads.readerIds.length + 1) ** value);
  let readCount = 0;
  const exclusions = eachCounted(reads, counting, ({ size, readers: voters, values }, images) => {
    let said = 0;
    for (let i = 0; i < size; i += 1) {
      readers[voters[i] ?? 0] = 1;
      said += worth[values[i] ?? 0] ?? 0;
    }
    readCount += size * images;
    patterns.set(said, (patterns.get(said) ?? 0) + images);
  });
  const among = agreementAmong(votePatterns(patterns, reads.readerIds.length + 1));
  const { itemCount, categoryShares, ...coefficients } = among;
  const pairs = whenAsked(() => pairwiseAgreements(reads, counting));
  return {
    finding: counting.finding,
    imageCount: itemCount,
    readerCount: readers.reduce((count, is) => count + is, 0),
    readCount,
    ...coefficients,
    prevalence: categoryShares?.[VALUES.indexOf('PRESENT')] ?? null,
    exclusions,
    get pairs() {
      return pairs();
    },
  };
};

/** In one order, whatever that of the reads: sums of fractions depend on it in their last digit. */
const votePatterns = (patterns: ReadonlyMap<number, number>, base: number): VotePattern[] =>
  [...patterns]
    .sort(([left], [right]) => left - right)
    .map(([said, items]) => ({
      votes: VALUES.map((_, value) => Math.floor(said / base ** value) % base),
      items,
    }));
