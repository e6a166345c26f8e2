import { type ImageFilter, isEveryImage } from '../../image/image.filter.ts';
import type { ImageOwnerKey, ImageSource, ImagesAtOnce } from '../../image/image.source.ts';
import { imageNumberOf } from '../catalog/image-number.ts';
import type { CatalogColumns, PendingColumns } from './columns.ts';
import { countHeld, listOrNull, manyAtOnce, openedOnce } from './found.ts';
import { isPlanned } from './from-file/planned.ts';
import { imagesInColumns, pageOfStretch, type Stretch } from './patient-images.ts';
import { uidIndex } from './uid-index.ts';

/**
 * The same port around a port: images by name, and those of a patient, are given from columns as soon as
 * these are held. What columns do not tell is asked, and so is what a request only plans.
 */
export const imagesOver = (source: ImageSource, pending: PendingColumns): ImageSource => {
  const opened = openedOnce((columns: CatalogColumns) =>
    imagesAtOnce(columns, () => pending.held() === columns),
  );
  const atOnce = (): ImagesAtOnce | null => {
    const columns = isPlanned() ? null : pending.held();
    return columns === null ? null : opened(columns);
  };
  const many = manyAtOnce(atOnce);
  const hasImage = async (imageIndex: string): Promise<boolean> => {
    const columns = pending.held();
    return columns === null ? source.hasImage(imageIndex) : placeOf(columns, imageIndex) >= 0;
  };
  return {
    ...source,
    hasImage,
    imagesByIndex: (keys) =>
      many(keys, (held, key) => held.imageByIndex(key), source.imagesByIndex),
    imagesByInstanceUid: (uids) =>
      many(uids, (held, uid) => held.imageByInstanceUid(uid), source.imagesByInstanceUid),
    imagesByStudyUid: (uids) =>
      many(uids, (held, uid) => held.imageByStudyUid(uid), source.imagesByStudyUid),
    imagePagesBy: (owner, ids, query) =>
      many(
        ids,
        (held, id) => held.imagePageBy({ owner, id }, query),
        (missing) => source.imagePagesBy(owner, missing, query),
      ),
    imageCountsBy: (owner, ids, filter) =>
      many(
        ids,
        (held, id) => held.imageCountBy({ owner, id }, filter),
        (missing) => source.imageCountsBy(owner, missing, filter),
      ),
    boxesByImage: (keys) =>
      many(keys, (held, key) => listOrNull(held.boxesByImage(key)), source.boxesByImage),
    atOnce: () => atOnce() ?? source.atOnce?.() ?? null,
  };
};

const imagesAtOnce = (columns: CatalogColumns, isWanted: () => boolean): ImagesAtOnce => {
  const { images, boxes } = columns;
  const byPlace = imagesInColumns(images);
  const byUid = (level: 'study' | 'instance') => {
    const index = uidIndex(images, { level, maxBytes: columns.roomBytes * SHARE, isWanted });
    return (uid: string) => {
      const place = index.placeOf(uid);
      if (place === undefined) return undefined;
      countUid();
      return place < 0 ? null : images.imageAt(place);
    };
  };
  return {
    imageByIndex: (imageIndex) => {
      countImage();
      const place = placeOf(columns, imageIndex);
      return place < 0 ? null : images.imageAt(place);
    },
    imageByInstanceUid: byUid('instance'),
    imageByStudyUid: byUid('study'),
    imagePageBy: (owner, query) => {
      if (!isOwn(owner, query.filter)) return undefined;
      countPage();
      const stretch = stretchOf(columns, owner.id);
      return stretch && pageOfStretch(byPlace, stretch, query);
    },
    imageCountBy: (owner, filter) => {
      if (!isOwn(owner, filter)) return undefined;
      countPage();
      const stretch = stretchOf(columns, owner.id);
      return stretch && stretch.end - stretch.begin;
    },
    boxesByImage: (imageIndex) => {
      countBoxes();
      const place = placeOf(columns, imageIndex);
      return place < 0 ? [] : boxes.boxesAt(place);
    },
  };
};

/** Of the memory that columns leave, the part for each index of UIDs; half is for sets. */
const SHARE = 1 / 4;

const countImage = countHeld('images in columns');
const countUid = countHeld('images by UID in columns');
const countPage = countHeld('images by patient in columns');
const countBoxes = countHeld('boxes in columns');

/** Whether columns tell the images of an owner: all those of a patient. */
const isOwn = ({ owner }: ImageOwnerKey, filter: ImageFilter): boolean =>
  owner === 'patient' && isEveryImage(filter);

const placeOf = ({ images }: CatalogColumns, imageIndex: string): number => {
  const number = imageNumberOf(imageIndex);
  return number === null ? -1 : images.placeOf(number);
};

/** The places of a patient's images; null where nobody has the number. */
const stretchOf = ({ patients }: CatalogColumns, id: string): Stretch | null => {
  const place = patients.placeOf(Number(id));
  if (place < 0) return null;
  return { begin: patients.firstImage[place] ?? 0, end: patients.firstImage[place + 1] ?? 0 };
};
