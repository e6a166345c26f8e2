import type { AgreementSource } from '../../../agreement/agreement.source.ts';
import type { ComparisonSource } from '../../../comparison/comparison.source.ts';
import type { LabelledFindings } from '../../../comparison/label-pair.ts';
import type { ImageFilter } from '../../../image/image.filter.ts';
import type { LabelOrigin } from '../../../label/label-origin.filter.ts';
import type { Judgement } from '../columns.ts';
import type { ImageSets, PlaceSet } from './image-sets.ts';
import { inPieces } from './in-pieces.ts';
import { labelPairs, type PairedRows } from './label-pairs.ts';
import { isTextMined, minedSaid } from './mined-columns.ts';
import { minedPairs } from './mined-pairs.ts';
import { readPatterns } from './read-patterns.ts';
import type { SetColumns } from './set-columns.ts';

/** The same questions; null: an engine has to be asked. */
export type LabelReads = {
  readonly [Q in keyof Asked]: (...asked: Parameters<Asked[Q]>) => Answer<Asked[Q]>;
};

type Asked = AgreementSource & ComparisonSource;
type Answer<Q extends (...asked: never[]) => unknown> =
  | Awaited<ReturnType<Q>>
  | ReturnType<Q>
  | null;

/** Rows that experts made, at most: all of them are gone through for one question. */
const MOST_ROWS = 100_000;

/** What readers, and origins of labels, say of the images of a set. */
export const labelReads = (columns: SetColumns, { thatMeet }: ImageSets): LabelReads => {
  const { experts } = columns;
  const patternsIn = readPatterns(experts);
  const imagesFor = (filter: ImageFilter): PlaceSet | null =>
    experts.image.length > MOST_ROWS ? null : thatMeet(filter);
  return {
    readPatterns: (question) => {
      const met = imagesFor(question.filter);
      return met && patternsIn(question, met.bits);
    },
    labelPairs: ({ reference, candidate, filter }) => {
      const met = imagesFor(filter);
      if (met === null) return null;
      const [left, right] = [reference.labelSet, candidate.labelSet];
      if (isTextMined(left) && isTextMined(right)) {
        return inPieces(minedPairs(columns, [left, right], met.bits));
      }
      const paired = {
        ...referenceIn(columns, reference),
        isCandidate: isFrom(candidate),
        candidateBeside: minedBy(columns, candidate),
      };
      return [...labelPairs(experts, paired, met.bits).values()].flat();
    },
    labelPairsByReader: (readerIds, { reference, labelSet, filter }) => {
      const met = imagesFor(filter);
      if (met === null) return null;
      const readers = new Set<string | null>(readerIds);
      const isRead = isFrom({ labelSet, source: 'READER', readerId: null });
      const paired = {
        ...referenceIn(columns, reference),
        isCandidate: (said: Judgement) => isRead(said) && readers.has(said.readerId),
        candidateBeside: () => null,
      };
      return labelPairs(experts, paired, met.bits);
    },
  };
};

const referenceIn = (
  columns: SetColumns,
  reference: LabelOrigin,
): Pick<PairedRows, 'isReference' | 'referenceBeside'> => ({
  isReference: isFrom(reference),
  referenceBeside: minedBy(columns, reference),
});

const isFrom =
  ({ labelSet, source, readerId }: LabelOrigin) =>
  (said: Judgement): boolean =>
    said.labelSet === labelSet &&
    said.source === source &&
    (readerId === null || said.readerId === readerId);

/** What text mining says of an image, where it is an origin. */
const minedBy = (
  { mined }: SetColumns,
  { labelSet }: LabelOrigin,
): ((image: number) => LabelledFindings | null) => {
  if (!isTextMined(labelSet)) return () => null;
  const { values } = mined[labelSet]();
  return (image) => minedSaid(labelSet, values[image] ?? 0);
};
