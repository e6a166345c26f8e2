import type { Policy } from './agreement.ts';
import { type ComparisonRow, comparisonOf } from './comparison.ts';
import type { LabelOrigin } from './filters.ts';
import { groupBy } from './group-by.ts';
import { type Finding, GROUND_TRUTH_READERS, type ImageRow } from './rows.ts';

export interface EvaluatedReader {
  readonly readerId: string;
  readonly isPart: boolean;
  readonly row: ComparisonRow;
}

interface Against {
  readonly reference: LabelOrigin;
  readonly finding: Finding;
  readonly policy: Policy;
}

/** The readers of some images beside a reference of the same set. */
export function evaluatedReaders(
  images: readonly ImageRow[],
  { reference, finding, policy }: Against,
): readonly EvaluatedReader[] {
  const { labelSet } = reference;
  const reads = images.flatMap(({ labels }) =>
    labels.filter((label) => label.source === 'READER' && label.labelSet === labelSet),
  );
  const readerIds = [...new Set(reads.flatMap(({ readerId }) => readerId ?? []))].toSorted();
  return readerIds.map((readerId) => {
    const candidate = { source: 'READER', labelSet, readerId } as const;
    const question = { reference, candidate, finding, candidateFindings: [finding], policy };
    return { readerId, isPart: isPart(reference, readerId), row: comparisonOf(images, question) };
  });
}

const isPart = ({ source, readerId }: LabelOrigin, own: string): boolean => {
  if (source === 'READER') return own === readerId;
  return source === 'ADJUDICATED' || GROUND_TRUTH_READERS.some((each) => each === own);
};

/** The labels of each row of an origin's file about an image, in file order. */
export function rowsOf({ labels }: ImageRow, { source, labelSet, readerId }: LabelOrigin) {
  const own = labels.filter(
    (label) =>
      label.source === source &&
      label.labelSet === labelSet &&
      (readerId === undefined || label.readerId === readerId),
  );
  return [...groupBy(own, (label) => `${label.file} ${label.row}`).values()];
}
