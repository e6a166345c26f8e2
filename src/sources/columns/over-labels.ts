import { isSuperseded } from '../../dataset/label-set.ts';
import type { AssessmentSource, AssessmentsAtOnce } from '../../label/assessment.source.ts';
import type { Assessment } from '../../label/assessment.ts';
import type { LabelFilter } from '../../label/label.filter.ts';
import type { LabelSetCode } from '../../terms/label-set-code.ts';
import { imageNumberOf } from '../catalog/image-number.ts';
import type { AssessmentColumns, CatalogColumns, Judgement, PendingColumns } from './columns.ts';
import { countHeld, listOrNull, manyAtOnce, openedOnce } from './found.ts';
import { isPlanned } from './from-file/planned.ts';
import { metLabels } from './sets/met-labels.ts';

/**
 * The same port around a port: the rows about images are given from columns as soon as these are held.
 * The rest is asked, and so is what a request only plans.
 *
 * loadedSets: a filter that names no set speaks of those that nothing loaded supersedes.
 */
export const labelsOver = (
  source: AssessmentSource,
  pending: PendingColumns,
  loadedSets: ReadonlySet<LabelSetCode>,
): AssessmentSource => {
  const opened = openedOnce((columns: CatalogColumns) => rowsAtOnce(columns, loadedSets));
  const atOnce = (): AssessmentsAtOnce | null => {
    const columns = isPlanned() ? null : pending.held();
    return columns === null ? null : opened(columns);
  };
  const many = manyAtOnce(atOnce);
  return {
    ...source,
    assessmentsByImage: (keys) =>
      many(
        keys,
        (held, key) => listOrNull(held.assessmentsByImage(key)),
        source.assessmentsByImage,
      ),
    matchesByImage: (keys, filter) =>
      many(
        keys,
        (held, key) => listOrNull(held.matchesByImage(key, filter)),
        (missing) => source.matchesByImage(missing, filter),
      ),
    atOnce: () => atOnce() ?? source.atOnce?.() ?? null,
  };
};

/** Null where the rows of label files are not held. */
const rowsAtOnce = (
  { images, assessments }: CatalogColumns,
  loadedSets: ReadonlySet<LabelSetCode>,
): AssessmentsAtOnce | null => {
  if (assessments === null) return null;
  const rowsOf = (imageIndex: string, matchedIn: (judgement: Judgement) => number) => {
    countRows();
    const number = imageNumberOf(imageIndex);
    const place = number === null ? -1 : images.placeOf(number);
    return place < 0 ? [] : rowsAt({ assessments, place, imageIndex }, matchedIn);
  };
  return {
    assessmentsByImage: (imageIndex) => rowsOf(imageIndex, ({ assessed }) => assessed),
    matchesByImage: (imageIndex, { namesLabelSet, condition }: LabelFilter) =>
      rowsOf(imageIndex, (judgement) =>
        namesLabelSet || !isSuperseded(judgement.labelSet, loadedSets)
          ? metLabels(condition, judgement)
          : 0,
      ),
  };
};

const countRows = countHeld('labels in columns');

interface ImageRows {
  readonly assessments: AssessmentColumns;
  readonly place: number;
  readonly imageIndex: string;
}

/** The rows of an image that hold a label that is looked for. */
const rowsAt = (
  { assessments, place, imageIndex }: ImageRows,
  matchedIn: (judgement: Judgement) => number,
): Assessment[] => {
  const { firstRow, rowNumber, judgement: codes, judgements } = assessments;
  const found: Assessment[] = [];
  for (let row = firstRow[place] ?? 0; row < (firstRow[place + 1] ?? 0); row += 1) {
    const judgement = judgements[codes[row] ?? 0];
    const matched = judgement === undefined ? 0 : matchedIn(judgement);
    if (judgement === undefined || matched === 0) continue;
    const { fileNumber, readerId, readNumber, assessed, present, uncertain, rawCell } = judgement;
    const told = { readerId, readNumber, assessed, present, uncertain, matched, rawCell };
    found.push({ imageIndex, fileNumber, row: rowNumber[row] ?? 0, ...told });
  }
  return found;
};
