import { sql } from 'kysely';
import { numberOf, textOf } from '../../decode.ts';
import type { LabelQuery } from '../../label/assessment.source.ts';
import type { LabelFilter } from '../../label/label.filter.ts';
import type { Label } from '../../label/label.ts';
import { groupBy } from '../../maps.ts';
import type { Page } from '../../paging.ts';
import { cutLabels, selectAssessments } from './assessment-rows.ts';
import type { Catalog } from './catalog.ts';
import { isNever } from './conditions.ts';
import { table } from './from-table.ts';
import { isNone, labelTotal, matchedLabels } from './label-matches.ts';
import { labelsOfPage, rowOrder } from './label-places.ts';

/** One page of the labels of each reader. */
export const labelPagesByReader = async (
  catalog: Catalog,
  readerIds: readonly string[],
  query: LabelQuery,
): Promise<ReadonlyMap<string, Page<Label>>> => {
  const { mask, isBeyond } = labelsOfPage(catalog, query);
  if (isNever(isBeyond)) return new Map();
  const { columns, toAssessment } = selectAssessments(catalog);
  const rows = await catalog.run(
    'page of labels by reader',
    () => sql`
      select page.*
      from (
        select ${columns}, ${mask} as matched, row_number()
          over (partition by assessments.reader_id order by ${rowOrder(query.window)}) as position
        from ${table('assessments')} where ${isOneOf(catalog, readerIds)} and ${isBeyond}
      ) as page
      where page.position <= ${query.window.size + 1}
      order by page.reader_id, page.position`,
  );
  const grouped = groupBy(rows, (row) => textOf(row, 'reader_id'));
  return new Map(
    [...grouped].map(([id, group]) => [id, cutLabels(group.map(toAssessment), query.window)]),
  );
};

/** How many labels of each reader meet a filter; a reader without labels is missing. */
export const labelCountsByReader = async (
  catalog: Catalog,
  readerIds: readonly string[],
  filter: LabelFilter,
): Promise<ReadonlyMap<string, number>> => {
  const mask = matchedLabels(catalog, filter);
  if (isNone(mask)) return new Map();
  const rows = await catalog.run(
    'count of labels by reader',
    () => sql`
      select assessments.reader_id, ${labelTotal(mask)} as total
      from ${table('assessments')} where ${isOneOf(catalog, readerIds)} group by assessments.reader_id`,
  );
  return new Map(rows.map((row) => [textOf(row, 'reader_id'), numberOf(row, 'total')]));
};

const isOneOf = ({ dialect }: Catalog, readerIds: readonly string[]) =>
  dialect.isOneOf(sql.ref('assessments.reader_id'), readerIds);
