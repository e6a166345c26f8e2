import { type Expression, type SqlBool, sql } from 'kysely';
import { type CursorValues, readCursor } from '../../cursor.ts';
import type { LabelQuery } from '../../label/assessment.source.ts';
import { LABEL_CURSOR_SHAPE, LABEL_ORDER } from '../../label/label.order.ts';
import type { Window } from '../../paging.ts';
import { EVERY_FINDING } from '../../terms/finding-bits.ts';
import type { Catalog } from './catalog.ts';
import { every, some } from './conditions.ts';
import { table } from './from-table.ts';
import { matchedLabels } from './label-matches.ts';

/** A set of findings, computed for each row of `assessments`. */
export type RowMask = Expression<number>;

/** Of each row the labels that meet the filter of a page and lie beyond its cursor. */
export const labelsOfPage = (catalog: Catalog, { filter, window }: LabelQuery): RowMask =>
  labelsBeyond(
    matchedLabels(catalog, filter),
    readCursor(window, LABEL_ORDER, LABEL_CURSOR_SHAPE),
    window,
  );

/** The order of rows in the direction of reading. */
export const rowOrder = ({ isBackward }: Window): Expression<unknown> =>
  isBackward ? sql`assessments.ordinal desc` : sql`assessments.ordinal asc`;

/** The labels of the row of the cursor that lie beyond it, then all rows beyond that row. */
const labelsBeyond = (
  mask: RowMask,
  cursor: CursorValues | null,
  { isBackward }: Window,
): RowMask => {
  if (cursor === null) return mask;
  const [imageIndex, file, row, bit] = cursor;
  // A name's own place is the number of names before it. The image itself may be gone: then no row
  // is on it, and the next image is the first one ahead.
  const before = sql`(select count(*) from ${table('images')} where images.image_index < ${imageIndex})`;
  const upTo = sql`(select count(*) from ${table('images')} where images.image_index <= ${imageIndex})`;
  const ahead = isBackward ? sql`<` : sql`>`;
  const isOnImage: Expression<SqlBool> = sql`(assessments.image_ordinal >= ${before} and assessments.image_ordinal < ${upTo})`;
  const isInFile: Expression<SqlBool> = every([isOnImage, sql`assessments.file_number = ${file}`]);
  const isBeyondRow = some([
    isBackward
      ? sql<SqlBool>`assessments.image_ordinal < ${before}`
      : sql<SqlBool>`assessments.image_ordinal >= ${upTo}`,
    every([isOnImage, sql`assessments.file_number ${ahead} ${file}`]),
    every([isInFile, sql`assessments.row_number ${ahead} ${row}`]),
  ]);
  const isRow = every([isInFile, sql`assessments.row_number = ${row}`]);
  const rest = bitsBeyond(Number(bit), isBackward);
  return sql`(case when ${isBeyondRow} then ${mask} when ${isRow} then ${mask} & ${rest} else 0 end)`;
};

/** The findings behind, or before, one in bit order. */
const bitsBeyond = (bit: number, isBackward: boolean): number =>
  isBackward ? bit - 1 : EVERY_FINDING & ~((bit << 1) - 1);
