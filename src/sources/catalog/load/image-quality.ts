import { keysOf } from '../../../decode.ts';
import type { DataQualityIssue } from '../../../terms/data-quality-issue.ts';
import { sequenceOf } from '../image-number.ts';
import { qualityBits } from '../quality-bits.ts';
import { IMPLAUSIBLE_AGE } from './cells.ts';
import type { Collection } from './collection.ts';
import type { ReadingSummary } from './reading-summary.ts';
import { inRelease } from './release.ts';

/** Finds the issues of an image, by ordinal; gives them as bits. */
export const createQualityTest = (
  { images }: Collection,
  summaries: ReadonlyMap<number, ReadingSummary>,
): ((ordinal: number) => number) => {
  const [present2017, present2020] = [
    inRelease(images.nlp2017, 'present'),
    inRelease(images.nlp2020, 'present'),
  ];
  const [age2017, age2020] = [inRelease(images.nlp2017, 'age'), inRelease(images.nlp2020, 'age')];
  const { entries, rowOf } = images.served;
  const isTrue: Readonly<Record<DataQualityIssue, (ordinal: number) => boolean>> = {
    IMPLAUSIBLE_AGE: (i) => age2017(i) === IMPLAUSIBLE_AGE || age2020(i) === IMPLAUSIBLE_AGE,
    FEWER_THAN_THREE_READERS: (i) => summaries.get(i)?.fewerThanThreeReaders ?? false,
    REPEATED_READ: (i) => summaries.get(i)?.hasRepeatedRead ?? false,
    LABELS_CHANGED_BETWEEN_RELEASES: (i) =>
      images.nlp2017 !== null && images.nlp2020 !== null && present2017(i) !== present2020(i),
    FOLLOW_UP_RENUMBERED: (i) =>
      entries.followUp[rowOf[i] ?? 0] !== sequenceOf(images.keys[i] ?? 0),
  };
  const tests = keysOf(isTrue).map((issue) => ({
    bit: qualityBits([issue]),
    holds: isTrue[issue],
  }));
  return (ordinal) => {
    let bits = 0;
    for (const { bit, holds } of tests) if (holds(ordinal)) bits |= bit;
    return bits;
  };
};
