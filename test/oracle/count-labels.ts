import { fromKeys } from '../support/from-keys.ts';
import type { Figures, LabelCountRow, ReadRow } from './figures.ts';
import { groupBy } from './group-by.ts';
import { type Collection, type ImageRow, LABEL_SETS, type LabelRow } from './rows.ts';
import { ORIGINS, VOCABULARY } from './vocabulary.ts';

/** The part of the figures that counts labels and reads. */
export function countLabels({ images, readers }: Collection) {
  const labels = images.flatMap((image) => image.labels);
  const groups = groupBy(labels, groupOf);
  const count = (kind: LabelKind) => groups.get(groupOf(kind))?.length ?? 0;
  return {
    labels: labels.length,
    currentLabels: labels.filter((label) => !label.isSuperseded).length,
    imagesOfLabelSet: fromKeys(
      LABEL_SETS,
      (labelSet) =>
        images.filter((image) => image.labels.some((it) => it.labelSet === labelSet)).length,
    ),
    imagesWithoutNlpFinding: fromKeys(
      ['NIH_NLP_2017', 'NIH_NLP_2020'],
      (labelSet) => images.filter((image) => isNormal(image, labelSet)).length,
    ),
    labelCounts: ORIGINS.flatMap(({ labelSet, source }) =>
      VOCABULARY[labelSet].map(
        (finding): LabelCountRow => [
          labelSet,
          source,
          finding,
          count({ labelSet, source, finding, value: 'PRESENT' }),
          count({ labelSet, source, finding, value: 'ABSENT' }),
          count({ labelSet, source, finding, value: 'UNCERTAIN' }),
        ],
      ),
    ),
    reads: readers.flatMap(({ readerId, readCounts }) =>
      [...readCounts].map(
        ([labelSet, reads]): ReadRow => [labelSet, readerId, reads, imagesReadBy(readerId, labels)],
      ),
    ),
  } satisfies Partial<Figures>;
}

type LabelKind = Pick<LabelRow, 'labelSet' | 'source' | 'finding' | 'value'>;

function groupOf({ labelSet, source, finding, value }: LabelKind): string {
  return `${labelSet} ${source} ${finding} ${value}`;
}

function isNormal(image: ImageRow, labelSet: 'NIH_NLP_2017' | 'NIH_NLP_2020'): boolean {
  const own = image.labels.filter((label) => label.labelSet === labelSet);
  return own.length > 0 && own.every((label) => label.value === 'ABSENT');
}

/** No reader reads in two sets, so the set needs no mention. */
function imagesReadBy(readerId: string, labels: readonly LabelRow[]): number {
  const own = labels.filter((label) => label.readerId === readerId);
  return new Set(own.map((label) => label.imageIndex)).size;
}
