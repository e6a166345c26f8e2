import { loaderFamily, loadMany, loadOne, whenAsked } from '../batch.ts';
import type { Page } from '../paging.ts';
import type { ImageFilter } from './image.filter.ts';
import type { ImageOwner, ImageQuery, ImageSource } from './image.source.ts';
import type { Image } from './image.ts';

/** Loaders over the images of one request. */
export const imageLoaders = (images: ImageSource) => {
  const held = whenAsked(() => images.atOnce?.());
  return {
    imageByIndex: loadOne(
      'imageByIndex',
      (keys: readonly string[]) => images.imagesByIndex(keys),
      (key) => held()?.imageByIndex(key),
    ),
    imageByInstanceUid: loadOne(
      'imageByInstanceUid',
      (keys: readonly string[]) => images.imagesByInstanceUid(keys),
      (key) => held()?.imageByInstanceUid(key),
    ),
    imageByStudyUid: loadOne(
      'imageByStudyUid',
      (keys: readonly string[]) => images.imagesByStudyUid(keys),
      (key) => held()?.imageByStudyUid(key),
    ),
    boxesByImage: loadMany(
      'boxesByImage',
      (keys: readonly string[]) => images.boxesByImage(keys),
      (key) => held()?.boxesByImage(key),
    ),
    /** The same page of each patient's or reader's images. */
    imagePageBy: loaderFamily<OwnedPage, string, Page<Image> | null>(
      ({ owner, query }) => JSON.stringify([owner, query]),
      ({ owner, query }) =>
        loadOne('imagePageBy', (keys) => images.imagePagesBy(owner, keys, query)),
      ({ owner, query }, id) => held()?.imagePageBy({ owner, id }, query),
    ),
    imageCountBy: loaderFamily<OwnedCount, string, number | null>(
      ({ owner, filter }) => JSON.stringify([owner, filter]),
      ({ owner, filter }) =>
        loadOne('imageCountBy', (keys) => images.imageCountsBy(owner, keys, filter)),
      ({ owner, filter }, id) => held()?.imageCountBy({ owner, id }, filter),
    ),
  };
};

interface OwnedPage {
  readonly owner: ImageOwner;
  readonly query: ImageQuery;
}

interface OwnedCount {
  readonly owner: ImageOwner;
  readonly filter: ImageFilter;
}
