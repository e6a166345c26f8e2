import { type Expression, type SqlBool, sql } from 'kysely';
import { type CursorValues, readCursor } from '../../cursor.ts';
import type { LabelQuery } from '../../label/assessment.source.ts';
import { LABEL_CURSOR_SHAPE, LABEL_ORDER } from '../../label/label.order.ts';
import type { Window } from '../../paging.ts';
import { EVERY_FINDING } from '../../terms/finding-bits.ts';
import type { Catalog } from './catalog.ts';
import { every, never, some } from './conditions.ts';
import { imageNumberOf } from './image-number.ts';
import { isNone, matchedLabels } from './label-matches.ts';

/** A set of findings, computed for each row of `assessments`. */
export type RowMask = Expression<number>;

/** The labels of a page, before it is cut. */
interface LabelsOfPage {
  /** Of each row the labels that meet the filter and lie beyond the cursor. */
  readonly mask: RowMask;
  /** Whether a row has any. */
  readonly isBeyond: Expression<SqlBool>;
}

/** The labels that meet the filter of a page and lie beyond its cursor. */
export const labelsOfPage = (catalog: Catalog, { filter, window }: LabelQuery): LabelsOfPage => {
  const matched = matchedLabels(catalog, filter);
  const cursor = readCursor(window, LABEL_ORDER, LABEL_CURSOR_SHAPE);
  if (isNone(matched)) return { mask: matched, isBeyond: never };
  if (cursor === null) return { mask: matched, isBeyond: sql`${matched} <> 0` };
  const mask = labelsBeyond(matched, cursor, window);
  const ahead = window.isBackward ? sql`<=` : sql`>=`;
  // Implied by the rest, and all that an engine can use to skip blocks of rows.
  const bound = sql<SqlBool>`assessments.image_number ${ahead} ${imageOf(cursor)}`;
  return { mask, isBeyond: every([bound, sql`${mask} <> 0`]) };
};

/** The order of rows, which are known by image, file and row. */
export const IN_FILE_ORDER = sql`assessments.image_number, assessments.file_number, assessments.row_number`;

/** The order of rows in the direction of reading. */
export const rowOrder = ({ isBackward }: Window): Expression<unknown> =>
  isBackward
    ? sql`assessments.image_number desc, assessments.file_number desc, assessments.row_number desc`
    : IN_FILE_ORDER;

/** The labels of the row of the cursor that lie beyond it, then all rows beyond that row. */
const labelsBeyond = (mask: RowMask, cursor: CursorValues, { isBackward }: Window): RowMask => {
  const [, file, row, bit] = cursor;
  const image = imageOf(cursor);
  const ahead = isBackward ? sql`<` : sql`>`;
  const isOnImage: Expression<SqlBool> = sql`assessments.image_number = ${image}`;
  const isInFile: Expression<SqlBool> = every([isOnImage, sql`assessments.file_number = ${file}`]);
  const isBeyondRow = some([
    sql`assessments.image_number ${ahead} ${image}`,
    every([isOnImage, sql`assessments.file_number ${ahead} ${file}`]),
    every([isInFile, sql`assessments.row_number ${ahead} ${row}`]),
  ]);
  const isRow = every([isInFile, sql`assessments.row_number = ${row}`]);
  const rest = bitsBeyond(Number(bit), isBackward);
  return sql`(case when ${isBeyondRow} then ${mask} when ${isRow} then ${mask} & ${rest} else 0 end)`;
};

/** The image that a cursor stands on. It may be gone: then its place among the names remains. */
const imageOf = ([imageIndex]: CursorValues): number | null => imageNumberOf(String(imageIndex));

/** The findings behind, or before, one in bit order. */
const bitsBeyond = (bit: number, isBackward: boolean): number =>
  isBackward ? bit - 1 : EVERY_FINDING & ~((bit << 1) - 1);
