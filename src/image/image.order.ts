import { encodeCursor } from '../cursor.ts';
import { type Ordering, orderingName } from '../ordering.ts';
import type { Image } from './image.ts';
import type { ImageSortField } from './image-order.input.ts';

/** How images are ordered; the file name settles ties. */
export type ImageOrder = Ordering<ImageSortField>;

/** The order of file names. */
export const BY_IMAGE_INDEX: ImageOrder = { keys: [] };

/** The cursor of an image in a list of one order: its sort values, then its file name. */
export const imageCursor = (image: Image, order: ImageOrder): string =>
  encodeCursor(orderingName('images', order), [
    ...order.keys.map(({ field }) => sortValue(image, field)),
    image.imageIndex,
  ]);

const sortValue = (image: Image, field: ImageSortField): string | number | null => {
  switch (field) {
    case 'IMAGE_INDEX':
      return image.imageIndex;
    case 'PATIENT_ID':
      return Number(image.patientId);
    case 'PATIENT_AGE_YEARS':
      return image.patientAgeYears;
    case 'FOLLOW_UP_NUMBER':
      return image.followUpNumber;
    case 'READER_DISAGREEMENT':
      return image.readerDisagreement;
  }
};
