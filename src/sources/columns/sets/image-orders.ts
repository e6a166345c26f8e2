import type { ImageOrder } from '../../../image/image.order.ts';
import type { ImageQuery } from '../../../image/image.source.ts';
import type { ImageSortField } from '../../../image/image-order.input.ts';
import { orderingName } from '../../../ordering.ts';
import { imageCursorValues } from '../../catalog/image-sort.ts';
import type { CatalogColumns } from '../columns.ts';
import { placesBefore } from '../places.ts';
import type { CursorPlace } from './place-pages.ts';
import type { SetColumns } from './set-columns.ts';
import type { Sorted, SortKey } from './sorted-places.ts';
import { createSorting } from './sorting.ts';

/** The images in an order that callers ask for. */
export interface OrderedImages {
  readonly keys: readonly SortKey[];
  readonly sorted: Sorted;
}

/** Orders of images, and places in them. */
export interface ImageOrders {
  /** Null: an engine has to be asked, at present at least. */
  inOrder(order: ImageOrder): OrderedImages | null;
  keysOf(order: ImageOrder): readonly SortKey[];
}

/** maxBytes: memory for orders. */
export const imageOrders = (columns: SetColumns, maxBytes: number): ImageOrders => {
  const sorting = createSorting(columns.held.images.count, maxBytes);
  const keysOf = ({ keys }: ImageOrder): SortKey[] =>
    keys.map(({ field, isDescending }) => ({ ...keyOf(columns, field), isDescending }));
  return {
    keysOf,
    inOrder: (order) => {
      const keys = keysOf(order);
      if (isNatural(order)) return { keys, sorted: null };
      const sorted = sorting.by(orderingName('', order), () => keys);
      return sorted === undefined ? null : { keys, sorted };
    },
  };
};

/** Whether the order is that of the places: what counts less than the file name does not count. */
const isNatural = ({ keys: [first] }: ImageOrder): boolean =>
  first === undefined || (first.field === 'IMAGE_INDEX' && !first.isDescending);

const keyOf = (columns: SetColumns, field: ImageSortField): Omit<SortKey, 'isDescending'> => {
  const { images, patients } = columns.held;
  switch (field) {
    case 'IMAGE_INDEX':
      return { values: null, highest: images.count - 1 };
    case 'PATIENT_ID':
      return { values: columns.patientPlaces(), highest: patients.count - 1 };
    case 'PATIENT_AGE_YEARS':
      return { values: images.ageYears, highest: highestOf(columns.ageYears()) };
    case 'FOLLOW_UP_NUMBER':
      return { values: images.followUpNumber, highest: highestOf(columns.followUpNumber()) };
    case 'READER_DISAGREEMENT':
      return {
        values: images.readerDisagreement,
        highest: highestOf(columns.readerDisagreement()),
      };
  }
};

const highestOf = ({ lowest, span }: { lowest: number; span: number }): number =>
  Math.max(0, lowest + span - 1);

/** Where a window's cursor stands; null where it has none. UserInputError where it is of another list. */
export const imageCursorPlace = (
  { images, patients }: CatalogColumns,
  query: Pick<ImageQuery, 'order' | 'window'>,
): CursorPlace => {
  const values = imageCursorValues(query);
  if (values === null) return null;
  return values.map((value, i) => {
    const field = query.order.keys[i]?.field ?? 'IMAGE_INDEX';
    if (field === 'IMAGE_INDEX') return placeOrHalf(images.numbers, value ?? 0);
    return field === 'PATIENT_ID' ? placeOrHalf(patients.ids, value ?? 0) : value;
  });
};

/** The place of a number, or half a step before the place of the next. */
export const placeOrHalf = (rising: Float64Array | Uint32Array, value: number): number => {
  const place = placesBefore(rising, value);
  return rising[place] === value ? place : place - 0.5;
};
