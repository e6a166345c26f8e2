import { sql } from 'kysely';
import { numberOf } from '../../decode.ts';
import type { AssessmentSource, LabelQuery } from '../../label/assessment.source.ts';
import type { Assessment } from '../../label/assessment.ts';
import { RESTS_ON_ASSESSMENT } from '../../label/assessment-parts.ts';
import type { LabelFilter } from '../../label/label.filter.ts';
import type { Label } from '../../label/label.ts';
import { groupBy } from '../../maps.ts';
import type { Page } from '../../paging.ts';
import { nameOfParts, shownParts } from '../../shown-parts.ts';
import { cutLabels, selectAssessments } from './assessment-rows.ts';
import type { Catalog } from './catalog.ts';
import { isNever } from './conditions.ts';
import { table } from './from-table.ts';
import { imageNumbersOf } from './image-number.ts';
import { isNone, labelTotal, matchedLabels } from './label-matches.ts';
import { IN_FILE_ORDER, labelsOfPage, type RowMask, rowOrder } from './label-places.ts';
import { labelCountsByReader, labelPagesByReader } from './labels-by-reader.ts';

/** Labels from the catalog: one parameterised statement for each batch of keys, or page. */
export const catalogLabels = (catalog: Catalog): AssessmentSource => {
  const rowsByImage = async (
    label: string,
    mask: RowMask,
    imageIndexes: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Assessment[]>> => {
    const numbers = imageNumbersOf(imageIndexes);
    if (numbers.length === 0 || isNone(mask)) return new Map();
    const { columns, toAssessment } = selectAssessments(catalog);
    const isAsked = catalog.dialect.isOneOf(sql.ref('assessments.image_number'), numbers);
    const rows = await catalog.run(
      label,
      () => sql`
        select ${columns}, ${mask} as matched
        from ${table('assessments')}
        where ${isAsked} and ${mask} <> 0
        order by ${IN_FILE_ORDER}`,
    );
    return groupBy(rows.map(toAssessment), (assessment) => assessment.imageIndex);
  };

  return {
    assessmentsByImage: (imageIndexes) =>
      rowsByImage('assessments by image', sql.ref('assessments.assessed'), imageIndexes),
    matchesByImage: (imageIndexes, filter) =>
      rowsByImage('labels by image', matchedLabels(catalog, filter), imageIndexes),
    labelPage: (query) => labelPage(catalog, query),
    labelCount: (filter) => labelCount(catalog, filter),
    labelPagesByReader: (readerIds, query) => labelPagesByReader(catalog, readerIds, query),
    labelCountsByReader: (readerIds, filter) => labelCountsByReader(catalog, readerIds, filter),
    heldParts: () => (catalog.isBilledByColumn ? nameOfParts(shownParts(RESTS_ON_ASSESSMENT)) : ''),
  };
};

const labelPage = async (catalog: Catalog, query: LabelQuery): Promise<Page<Label>> => {
  const { window } = query;
  const { mask, isBeyond } = labelsOfPage(catalog, query);
  if (isNever(isBeyond)) return cutLabels([], window);
  const { columns, toAssessment } = selectAssessments(catalog);
  const rows = await catalog.run(
    'page of labels',
    () => sql`
      select ${columns}, ${mask} as matched
      from ${table('assessments')} where ${isBeyond}
      order by ${rowOrder(window)} limit ${window.size + 1}`,
  );
  return cutLabels(rows.map(toAssessment), window);
};

const labelCount = async (catalog: Catalog, filter: LabelFilter): Promise<number> => {
  const mask = matchedLabels(catalog, filter);
  if (isNone(mask)) return 0;
  const [row] = await catalog.run(
    'count of labels',
    () => sql`select ${labelTotal(mask)} as total from ${table('assessments')}`,
  );
  return row === undefined ? 0 : numberOf(row, 'total');
};
