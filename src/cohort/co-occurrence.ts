import type { Finding } from '../terms/finding.ts';
import { findingBit, findingBits } from '../terms/finding-bits.ts';
import type { CoOccurrence } from './image-aggregate.ts';

/** How many images have just some findings present, as bits. */
interface CountedSet {
  readonly findings: number;
  readonly imageCount: number;
}

/** Every two findings that occur together, each two once, in the order of the vocabulary. */
export const coOccurrences = (
  sets: readonly CountedSet[],
  vocabulary: readonly Finding[],
): CoOccurrence[] => {
  const countOf = (bits: number): number =>
    sets.reduce((sum, set) => ((set.findings & bits) === bits ? sum + set.imageCount : sum), 0);
  const counts = new Map(vocabulary.map((finding) => [finding, countOf(findingBit(finding))]));
  return vocabulary.flatMap((left, place) =>
    vocabulary.slice(place + 1).flatMap((right) => {
      const imageCount = countOf(findingBits([left, right]));
      if (imageCount === 0) return [];
      const [leftCount = 0, rightCount = 0] = [counts.get(left), counts.get(right)];
      return [{ left, right, imageCount, leftCount, rightCount }];
    }),
  );
};
