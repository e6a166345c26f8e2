import { sql } from 'kysely';
import { numberOf } from '../../decode.ts';
import type { AssessmentSource, LabelQuery } from '../../label/assessment.source.ts';
import type { Assessment } from '../../label/assessment.ts';
import type { LabelFilter } from '../../label/label.filter.ts';
import type { Label } from '../../label/label.ts';
import { groupBy } from '../../maps.ts';
import type { Page } from '../../paging.ts';
import { assessmentColumnList, cutLabels, toAssessment } from './assessment-rows.ts';
import type { Catalog } from './catalog.ts';
import { table } from './from-table.ts';
import { labelTotal, matchedLabels } from './label-matches.ts';
import { labelsOfPage, type RowMask, rowOrder } from './label-places.ts';
import { labelCountsByReader, labelPagesByReader } from './labels-by-reader.ts';

/** Labels from the catalog: one parameterised statement for each batch of keys, or page. */
export const catalogLabels = (catalog: Catalog): AssessmentSource => {
  const rowsByImage = async (
    label: string,
    mask: RowMask,
    ordinals: readonly number[],
  ): Promise<ReadonlyMap<number, readonly Assessment[]>> => {
    const isAsked = catalog.dialect.isOneOf(sql.ref('assessments.image_ordinal'), ordinals);
    const rows = await catalog.run(
      label,
      () => sql`
        select ${assessmentColumnList}, images.image_index, ${mask} as matched
        from ${table('assessments')} join ${table('images')} on images.ordinal = assessments.image_ordinal
        where ${isAsked} and ${mask} <> 0
        order by assessments.ordinal`,
    );
    return groupBy(rows.map(toAssessment), (assessment) => assessment.imageOrdinal);
  };

  return {
    assessmentsByImage: (ordinals) =>
      rowsByImage('assessments by image', sql.ref('assessments.assessed'), ordinals),
    matchesByImage: (ordinals, filter) =>
      rowsByImage('labels by image', matchedLabels(catalog, filter), ordinals),
    labelPage: (query) => labelPage(catalog, query),
    labelCount: (filter) => labelCount(catalog, filter),
    labelPagesByReader: (readerIds, query) => labelPagesByReader(catalog, readerIds, query),
    labelCountsByReader: (readerIds, filter) => labelCountsByReader(catalog, readerIds, filter),
  };
};

const labelPage = async (catalog: Catalog, query: LabelQuery): Promise<Page<Label>> => {
  const { window } = query;
  const mask = labelsOfPage(catalog, query);
  const rows = await catalog.run(
    'page of labels',
    () => sql`
      select page.*, images.image_index
      from (
        select ${assessmentColumnList}, assessments.ordinal, ${mask} as matched
        from ${table('assessments')} where ${mask} <> 0
        order by ${rowOrder(window)} limit ${window.size + 1}
      ) as page join ${table('images')} on images.ordinal = page.image_ordinal
      order by ${window.isBackward ? sql`page.ordinal desc` : sql`page.ordinal asc`}`,
  );
  return cutLabels(rows.map(toAssessment), window);
};

const labelCount = async (catalog: Catalog, filter: LabelFilter): Promise<number> => {
  const [row] = await catalog.run(
    'count of labels',
    () =>
      sql`select ${labelTotal(matchedLabels(catalog, filter))} as total from ${table('assessments')}`,
  );
  return row === undefined ? 0 : numberOf(row, 'total');
};
