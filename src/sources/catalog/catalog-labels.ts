import { type Expression, type SqlBool, sql } from 'kysely';
import { type CursorValues, readCursor } from '../../cursor.ts';
import { numberOf, type Row, textOf } from '../../decode.ts';
import type { Assessment } from '../../label/assessment.ts';
import type { AssessmentSource, LabelQuery } from '../../label/assessment.source.ts';
import type { LabelFilter } from '../../label/label.filter.ts';
import { LABEL_CURSOR_SHAPE, LABEL_ORDER } from '../../label/label.order.ts';
import { groupBy } from '../../maps.ts';
import type { Window } from '../../paging.ts';
import { assessmentColumnList, bitsBeyond, cutLabels, toAssessment } from './assessment-rows.ts';
import type { Catalog } from './catalog.ts';
import { every, some } from './conditions.ts';
import { matchedLabels } from './label-matches.ts';

type Mask = Expression<number>;

const byImage = (rows: readonly Row[]): ReadonlyMap<number, readonly Assessment[]> =>
  groupBy(rows.map(toAssessment), (assessment) => assessment.imageOrdinal);

/** The labels of the row of the cursor that lie beyond it, then all rows beyond that row. */
const labelsBeyond = (mask: Mask, cursor: CursorValues | null, { isBackward }: Window): Mask => {
  if (cursor === null) return mask;
  const [imageIndex, file, row, bit] = cursor;
  // Images that a name does not reach have smaller ordinals: their number is the name's own place.
  const place = sql`(select count(*) from images where images.image_index < ${imageIndex})`;
  const ahead = isBackward ? sql`<` : sql`>`;
  const isOnImage: Expression<SqlBool> = sql`assessments.image_ordinal = ${place}`;
  const isInFile: Expression<SqlBool> = every([isOnImage, sql`assessments.file_number = ${file}`]);
  const isBeyondRow = some([
    sql`assessments.image_ordinal ${ahead} ${place}`,
    every([isOnImage, sql`assessments.file_number ${ahead} ${file}`]),
    every([isInFile, sql`assessments.row_number ${ahead} ${row}`]),
  ]);
  const isRow = every([isInFile, sql`assessments.row_number = ${row}`]);
  const rest = bitsBeyond(Number(bit), isBackward);
  return sql`(case when ${isBeyondRow} then ${mask} when ${isRow} then ${mask} & ${rest} else 0 end)`;
};

const sorted = ({ isBackward }: Window) =>
  isBackward ? sql`assessments.ordinal desc` : sql`assessments.ordinal asc`;

/** Labels from the catalog: one parameterised statement for each batch of keys, or page. */
export const catalogLabels = (catalog: Catalog): AssessmentSource => {
  const { dialect } = catalog;
  const imageIsOneOf = (ordinals: readonly number[]) =>
    dialect.isOneOf(sql.ref('assessments.image_ordinal'), ordinals);
  const readerIsOneOf = (readerIds: readonly string[]) =>
    dialect.isOneOf(sql.ref('assessments.reader_id'), readerIds);
  const maskBeyond = ({ filter, window }: LabelQuery): Mask =>
    labelsBeyond(
      matchedLabels(catalog, filter),
      readCursor(window, LABEL_ORDER, LABEL_CURSOR_SHAPE),
      window,
    );
  const total = (mask: Mask) => sql`cast(coalesce(sum(bit_count(${mask})), 0) as integer)`;

  const rowsByImage = async (label: string, mask: Mask, ordinals: readonly number[]) =>
    byImage(
      await catalog.run(
        label,
        () => sql`
          select ${assessmentColumnList}, images.image_index, ${mask} as matched
          from assessments join images on images.ordinal = assessments.image_ordinal
          where ${imageIsOneOf(ordinals)} and ${mask} <> 0
          order by assessments.ordinal`,
      ),
    );

  return {
    assessmentsByImage: (ordinals) =>
      rowsByImage('assessments by image', sql.ref('assessments.assessed'), ordinals),

    matchesByImage: (ordinals, filter) =>
      rowsByImage('labels by image', matchedLabels(catalog, filter), ordinals),

    labelPage: async (query) => {
      const mask = maskBeyond(query);
      const rows = await catalog.run(
        'page of labels',
        () => sql`
          select page.*, images.image_index
          from (
            select ${assessmentColumnList}, assessments.ordinal, ${mask} as matched
            from assessments where ${mask} <> 0
            order by ${sorted(query.window)} limit ${query.window.size + 1}
          ) as page join images on images.ordinal = page.image_ordinal
          order by ${query.window.isBackward ? sql`page.ordinal desc` : sql`page.ordinal asc`}`,
      );
      return cutLabels(rows.map(toAssessment), query.window);
    },

    labelCount: async (filter: LabelFilter) => {
      const [row] = await catalog.run(
        'count of labels',
        () => sql`select ${total(matchedLabels(catalog, filter))} as total from assessments`,
      );
      return row === undefined ? 0 : numberOf(row, 'total');
    },

    labelPagesByReader: async (readerIds, query) => {
      const mask = maskBeyond(query);
      const rows = await catalog.run(
        'page of labels by reader',
        () => sql`
          select page.*, images.image_index
          from (
            select ${assessmentColumnList}, ${mask} as matched, row_number()
              over (partition by assessments.reader_id order by ${sorted(query.window)}) as position
            from assessments where ${readerIsOneOf(readerIds)} and ${mask} <> 0
          ) as page join images on images.ordinal = page.image_ordinal
          where page.position <= ${query.window.size + 1}
          order by page.reader_id, page.position`,
      );
      const grouped = groupBy(rows, (row) => textOf(row, 'reader_id'));
      return new Map(
        [...grouped].map(([id, group]) => [id, cutLabels(group.map(toAssessment), query.window)]),
      );
    },

    labelCountsByReader: async (readerIds, filter) => {
      const rows = await catalog.run(
        'count of labels by reader',
        () => sql`
          select assessments.reader_id, ${total(matchedLabels(catalog, filter))} as total
          from assessments where ${readerIsOneOf(readerIds)} group by assessments.reader_id`,
      );
      return new Map(rows.map((row) => [textOf(row, 'reader_id'), numberOf(row, 'total')]));
    },
  };
};
