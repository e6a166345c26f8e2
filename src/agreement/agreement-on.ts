import { agreementAmong } from '../statistics/agreement.ts';
import type { VotePattern } from '../statistics/vote-pattern.ts';
import type { Finding } from '../terms/finding.ts';
import { LabelValue } from '../terms/label-value.ts';
import type { UncertainPolicy } from '../terms/uncertain-policy.ts';
import type { Agreement } from './agreement.ts';
import { type CountedImages, countedReads } from './counted-reads.ts';
import { pairwiseAgreements } from './pairwise-agreement.ts';
import type { ReadPattern } from './read-pattern.ts';

const VALUES = Object.values(LabelValue);

/** How far readers agree on a finding. */
export const agreementOn = (
  finding: Finding,
  patterns: readonly ReadPattern[],
  policy: UncertainPolicy,
): Agreement => {
  const { images, exclusions } = countedReads(patterns, finding, policy);
  const { itemCount, categoryShares, ...coefficients } = agreementAmong(votePatterns(images));
  const readers = new Set(images.flatMap(({ votes }) => votes.map(({ readerId }) => readerId)));
  return {
    finding,
    imageCount: itemCount,
    readerCount: readers.size,
    readCount: images.reduce((sum, { votes, imageCount }) => sum + votes.length * imageCount, 0),
    ...coefficients,
    prevalence: categoryShares?.[VALUES.indexOf('PRESENT')] ?? null,
    exclusions,
    pairs: pairwiseAgreements(images),
  };
};

/** Images by how many readers say what, whoever they are. */
const votePatterns = (images: readonly CountedImages[]): readonly VotePattern[] => {
  const patterns = new Map<string, VotePattern>();
  for (const { votes, imageCount } of images) {
    const counts = VALUES.map((value) => votes.filter((vote) => vote.value === value).length);
    const key = counts.join();
    patterns.set(key, { votes: counts, items: (patterns.get(key)?.items ?? 0) + imageCount });
  }
  return [...patterns.values()];
};
