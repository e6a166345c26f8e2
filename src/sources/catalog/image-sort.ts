import { type Expression, type SqlBool, sql } from 'kysely';
import { type CursorType, readCursor } from '../../cursor.ts';
import type { ImageOrder } from '../../image/image.order.ts';
import type { ImageQuery } from '../../image/image.source.ts';
import type { ImageSortField } from '../../image/image-order.input.ts';
import { orderingName } from '../../ordering.ts';
import { imageNumberOf } from './image-number.ts';
import { beyond, orderTerms, type SortColumn, sortColumn } from './keyset.ts';

const SORTED_BY: Readonly<
  Record<Exclude<ImageSortField, 'IMAGE_INDEX'>, { column: string; isNullable: boolean }>
> = {
  PATIENT_ID: { column: 'images.patient_id', isNullable: false },
  PATIENT_AGE_YEARS: { column: 'images.age_years', isNullable: true },
  FOLLOW_UP_NUMBER: { column: 'images.follow_up_number', isNullable: false },
  READER_DISAGREEMENT: { column: 'images.reader_disagreement', isNullable: true },
};

const BY_NAME: SortColumn = sortColumn(sql.ref('images.image_number'));

/** Where the images of a page stand: their order, and that they lie beyond its cursor. */
export const imagePlaces = (
  query: ImageQuery,
): {
  readonly terms: Expression<unknown>;
  readonly conditions: readonly Expression<SqlBool>[];
} => {
  const columns = sortColumns(query.order);
  return {
    terms: orderTerms(columns, query.window),
    conditions: beyond(columns, imageCursorValues(query), query.window),
  };
};

/**
 * What the image of a page's cursor is sorted by, its number in place of its name; null where it has
 * no cursor. UserInputError where that is not one of such a list.
 */
export const imageCursorValues = ({
  order,
  window,
}: Pick<ImageQuery, 'order' | 'window'>): readonly (number | null)[] | null => {
  const cursor = readCursor(window, orderingName('images', order), cursorShape(order));
  return cursor?.map((value) => (typeof value === 'string' ? imageNumberOf(value) : value)) ?? null;
};

/** The columns of an order, the file name last. */
const sortColumns = (order: ImageOrder): SortColumn[] => [
  ...order.keys.map(({ field, isDescending }) =>
    field === 'IMAGE_INDEX'
      ? { ...BY_NAME, isDescending }
      : sortColumn(sql.ref(SORTED_BY[field].column), isDescending, SORTED_BY[field].isNullable),
  ),
  BY_NAME,
];

/** The types of the values in a cursor. */
const cursorShape = (order: ImageOrder): CursorType[] => [
  ...order.keys.map(({ field }): CursorType => {
    if (field === 'IMAGE_INDEX') return 'image index';
    return SORTED_BY[field].isNullable ? 'number or null' : 'number';
  }),
  'image index',
];
