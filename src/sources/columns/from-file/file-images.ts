import { type ImageFilter, isEveryImage } from '../../../image/image.filter.ts';
import type {
  ImageOwner,
  ImageQuery,
  ImageSource,
  ImagesAtOnce,
} from '../../../image/image.source.ts';
import type { Image } from '../../../image/image.ts';
import type { ImageSortField } from '../../../image/image-order.input.ts';
import type { Page } from '../../../paging.ts';
import type { LabelSetCode } from '../../../terms/label-set-code.ts';
import { imageNumberOf } from '../../catalog/image-number.ts';
import type { RowFile } from '../../catalog/row-file/row-file.ts';
import { countHeld, foundOf, listOrNull } from '../found.ts';
import { type ImagesByPlace, pageOfStretch } from '../patient-images.ts';
import { filePages } from './file-lists.ts';
import { isPlanned } from './planned.ts';

/**
 * The same port around a port: images by name, those of a patient, pages in the order of names, also
 * filtered, or of ages, and boxes are read from a row file. The rest is asked, and so is what a request only plans.
 */
export const fileImages = (
  source: ImageSource,
  rows: RowFile,
  loadedSets: ReadonlySet<LabelSetCode>,
): ImageSource => {
  const held = imagesAtOnce(rows);
  const pageOf = filePages(rows, loadedSets);
  return {
    ...source,
    hasImage: async (imageIndex) => placeOf(rows, imageIndex) >= 0,
    imagesByIndex: async (keys) =>
      (isPlanned() ? null : foundOf(keys, held.imageByIndex)) ?? source.imagesByIndex(keys),
    imagePage: (query) => pageOf(query) ?? source.imagePage(query),
    imageCount: (filter) =>
      isEveryImage(filter) && !isPlanned() ? rows.imageCount : source.imageCount(filter),
    imagePagesBy: async (owner, ids, query) =>
      (isPlanned() ? null : foundOf(ids, (id) => held.imagePageBy({ owner, id }, query))) ??
      source.imagePagesBy(owner, ids, query),
    imageCountsBy: async (owner, ids, filter) =>
      (isPlanned() ? null : foundOf(ids, (id) => held.imageCountBy({ owner, id }, filter))) ??
      source.imageCountsBy(owner, ids, filter),
    boxesByImage: async (keys) =>
      (isPlanned() ? null : foundOf(keys, (key) => listOrNull(held.boxesByImage(key)))) ??
      source.boxesByImage(keys),
    atOnce: () => (isPlanned() ? null : held),
  };
};

const imagesAtOnce = (rows: RowFile): ImagesAtOnce => ({
  imageByIndex: (imageIndex) => {
    countImage();
    const place = placeOf(rows, imageIndex);
    return place < 0 ? null : rows.imageAt(place);
  },
  imageByInstanceUid: () => undefined,
  imageByStudyUid: () => undefined,
  imagePageBy: ({ owner, id }, query) => {
    if (!isOwn(owner, query.filter)) return undefined;
    countPage();
    return pageOfPatient(rows, id, query);
  },
  imageCountBy: ({ owner, id }, filter) => {
    if (!isOwn(owner, filter)) return undefined;
    countPage();
    const place = rows.placeOfPatient(Number(id));
    return place < 0 ? null : rows.imagesOfPatient(place).count;
  },
  boxesByImage: (imageIndex) => {
    countBoxes();
    const place = placeOf(rows, imageIndex);
    return place < 0 ? [] : rows.boxesAt(place);
  },
});

const countImage = countHeld('images in row file');
const countPage = countHeld('images by patient in row file');
const countBoxes = countHeld('boxes in row file');

/** Whether places tell the images of an owner: all those of a patient stand together. */
const isOwn = (owner: ImageOwner, filter: ImageFilter): boolean =>
  owner === 'patient' && isEveryImage(filter);

const placeOf = (rows: RowFile, imageIndex: string): number => {
  const number = imageNumberOf(imageIndex);
  return number === null ? -1 : rows.placeOfImage(number);
};

/** Null where nobody has the number. */
const pageOfPatient = (rows: RowFile, id: string, query: ImageQuery): Page<Image> | null => {
  const place = rows.placeOfPatient(Number(id));
  if (place < 0) return null;
  const { first, count } = rows.imagesOfPatient(place);
  const images = Array.from({ length: count }, (_, i) => rows.imageAt(first + i));
  return pageOfStretch(imagesIn(images), { begin: 0, end: count }, query);
};

/** A few images that were read, each once. */
const imagesIn = (images: readonly Image[]): ImagesByPlace => {
  const imageAt = (place: number): Image => {
    const image = images[place];
    if (image === undefined) throw new RangeError(`There is no image at ${place}.`);
    return image;
  };
  return { imageAt, valueOf: (field) => (place) => VALUES[field](imageAt(place)) };
};

const VALUES: Readonly<Record<ImageSortField, (image: Image) => number | null>> = {
  IMAGE_INDEX: ({ imageIndex }) => imageNumberOf(imageIndex),
  PATIENT_ID: ({ patientId }) => Number(patientId),
  PATIENT_AGE_YEARS: ({ patientAgeYears }) => patientAgeYears,
  FOLLOW_UP_NUMBER: ({ followUpNumber }) => followUpNumber,
  READER_DISAGREEMENT: ({ readerDisagreement }) => readerDisagreement,
};
