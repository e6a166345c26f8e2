import type { ReadQuestion } from '../../../agreement/agreement.source.ts';
import type { Read, ReadPattern } from '../../../agreement/read-pattern.ts';
import type { LabelSetCode } from '../../../terms/label-set-code.ts';
import type { ExpertRows } from '../columns.ts';
import { type Bits, isIn } from './bits.ts';

/** The images whose reads are the same, of one set. */
interface Alike {
  readonly reads: readonly Read[];
  readonly images: readonly number[];
}

/**
 * The reads of images, those of a set once put together: images that are read alike, in the order of
 * the first of them.
 */
export const readPatterns = (experts: ExpertRows) => {
  const known = new Map<LabelSetCode, readonly Alike[]>();
  const readsOf = (labelSet: LabelSetCode): readonly Alike[] => {
    const alike = known.get(labelSet) ?? imagesReadAlike(experts, labelSet);
    known.set(labelSet, alike);
    return alike;
  };
  return ({ labelSet, readerIds }: Omit<ReadQuestion, 'filter'>, bits: Bits): ReadPattern[] => {
    const patterns = readsOf(labelSet).flatMap(({ reads, images }): Counted[] => {
      const met = images.filter((image) => isIn(bits, image));
      const [first] = met;
      return first === undefined ? [] : [{ reads, imageCount: met.length, first }];
    });
    const inTurn = patterns.sort((one, other) => one.first - other.first);
    return readerIds === null ? inTurn.map(toPattern) : readBy(inTurn, new Set(readerIds));
  };
};

interface Counted extends ReadPattern {
  /** The first of the images. */
  readonly first: number;
}

const toPattern = ({ reads, imageCount }: ReadPattern): ReadPattern => ({ reads, imageCount });

/** The same as far as some readers read; what is alike then is put together. */
const readBy = (
  patterns: readonly ReadPattern[],
  readerIds: ReadonlySet<string>,
): ReadPattern[] => {
  const numbers = new Map<Read, number>();
  const numberOf = (read: Read): number => {
    const number = numbers.get(read) ?? numbers.size;
    numbers.set(read, number);
    return number;
  };
  const found = new Map<string, ReadPattern>();
  for (const { reads, imageCount } of patterns) {
    const theirs = reads.filter(({ readerId }) => readerIds.has(readerId));
    if (theirs.length === 0) continue;
    const name = theirs.map(numberOf).join();
    const before = found.get(name)?.imageCount ?? 0;
    found.set(name, { reads: theirs, imageCount: before + imageCount });
  }
  return [...found.values()];
};

const imagesReadAlike = (
  { image, judgement, judgements }: ExpertRows,
  labelSet: LabelSetCode,
): readonly Alike[] => {
  const reads = judgements.map((said): Read | null => {
    const { readerId, readNumber, assessed, present, uncertain } = said;
    const isRead = said.labelSet === labelSet && said.source === 'READER' && readerId !== null;
    return isRead ? { readerId, readNumber, assessed, present, uncertain } : null;
  });
  const codesOf = new Map<number, number[]>();
  for (let row = 0; row < image.length; row += 1) {
    const code = judgement[row] ?? 0;
    if ((reads[code] ?? null) === null) continue;
    const place = image[row] ?? 0;
    const codes = codesOf.get(place);
    if (codes === undefined) codesOf.set(place, [code]);
    else codes.push(code);
  }
  const alike = new Map<string, { reads: readonly Read[]; images: number[] }>();
  for (const [place, codes] of codesOf) {
    const name = codes.sort((one, other) => one - other).join();
    const same = alike.get(name);
    if (same !== undefined) same.images.push(place);
    else {
      const said = codes.flatMap((code) => reads[code] ?? []);
      alike.set(name, { reads: said.sort(inOrder), images: [place] });
    }
  }
  return [...alike.values()];
};

/** One order for the reads of an image, so that the same reads are one pattern. */
const inOrder = (left: Read, right: Read): number =>
  left.readerId === right.readerId
    ? left.readNumber - right.readNumber
    : left.readerId < right.readerId
      ? -1
      : 1;
