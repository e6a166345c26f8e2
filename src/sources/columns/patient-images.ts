import type { ImageOrder } from '../../image/image.order.ts';
import type { ImageQuery } from '../../image/image.source.ts';
import type { Image } from '../../image/image.ts';
import type { ImageSortField } from '../../image/image-order.input.ts';
import { cutPage, type Page } from '../../paging.ts';
import { patientOf } from '../catalog/image-number.ts';
import { imageCursorValues } from '../catalog/image-sort.ts';
import { type ImageColumns, NO_NUMBER } from './columns.ts';

/** Places of images, from one to below another. */
export interface Stretch {
  readonly begin: number;
  readonly end: number;
}

/** Images by place, in the order of their names, wherever they are held. */
export interface ImagesByPlace {
  /** What the image of a place is sorted by. */
  readonly valueOf: (field: ImageSortField) => (place: number) => number | null;
  readonly imageAt: (place: number) => Image;
}

/** What images are sorted by; null comes last, whatever the direction. */
interface Step {
  readonly valueAt: (place: number) => number | null;
  readonly isDescending: boolean;
}

/**
 * A page of the few images of a stretch that all meet the filter, in any order.
 *
 * Errors: UserInputError where the cursor is of no such list.
 */
export const pageOfStretch = (
  images: ImagesByPlace,
  { begin, end }: Stretch,
  { order, window }: Pick<ImageQuery, 'order' | 'window'>,
): Page<Image> => {
  const steps = stepsOf(images, order);
  const cursor = imageCursorValues({ order, window });
  const towards = window.isBackward ? -1 : 1;
  const places: number[] = [];
  for (let place = begin; place < end; place += 1) {
    if (cursor === null || compare(steps, place, cursor) * towards > 0) places.push(place);
  }
  if (order.keys.length > 0)
    places.sort((one, other) => compare(steps, one, valuesAt(steps, other)));
  const inTurn = window.isBackward ? places.reverse() : places;
  return cutPage(inTurn.slice(0, window.size + 1).map(images.imageAt), window);
};

/** Below zero where a place comes before what has some values, above zero where it comes after. */
const compare = (
  steps: readonly Step[],
  place: number,
  values: readonly (number | null)[],
): number => {
  for (const [i, { valueAt, isDescending }] of steps.entries()) {
    const [value, at] = [valueAt(place), values[i] ?? null];
    if (value === at) continue;
    if (value === null || at === null) return value === null ? 1 : -1;
    return isDescending ? at - value : value - at;
  }
  return 0;
};

const valuesAt = (steps: readonly Step[], place: number): (number | null)[] =>
  steps.map(({ valueAt }) => valueAt(place));

/** What settles an order: its keys, then the file name. */
const stepsOf = ({ valueOf }: ImagesByPlace, { keys }: ImageOrder): Step[] => [
  ...keys.map(({ field, isDescending }) => ({ valueAt: valueOf(field), isDescending })),
  { valueAt: valueOf('IMAGE_INDEX'), isDescending: false },
];

/** The images of columns. */
export const imagesInColumns = (images: ImageColumns): ImagesByPlace => ({
  valueOf: (field) => valueOf(images, field),
  imageAt: images.imageAt,
});

const valueOf = (images: ImageColumns, field: ImageSortField): Step['valueAt'] => {
  switch (field) {
    case 'IMAGE_INDEX':
      return numbersAt(images);
    case 'PATIENT_ID':
      return (place) => patientOf(images.numbers[place] ?? 0);
    case 'PATIENT_AGE_YEARS':
      return (place) => numberOrNull(images.ageYears[place]);
    case 'FOLLOW_UP_NUMBER':
      return (place) => images.followUpNumber[place] ?? 0;
    case 'READER_DISAGREEMENT':
      return (place) => numberOrNull(images.readerDisagreement[place]);
  }
};

const numbersAt =
  ({ numbers }: ImageColumns): Step['valueAt'] =>
  (place) =>
    numbers[place] ?? 0;

const numberOrNull = (value: number | undefined): number | null =>
  value === undefined || value === NO_NUMBER ? null : value;
