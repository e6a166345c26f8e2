import { loaderFamily, loadMany, loadOne } from '../batch.ts';
import type { Page } from '../paging.ts';
import type { ImageFilter } from './image.filter.ts';
import type { ImageOwner, ImageQuery, ImageSource } from './image.source.ts';
import type { Image } from './image.ts';

/** Loaders over the images of one request. */
export const imageLoaders = (images: ImageSource) => ({
  imageByIndex: loadOne('imageByIndex', (keys: readonly string[]) => images.imagesByIndex(keys)),
  imageByInstanceUid: loadOne('imageByInstanceUid', (keys: readonly string[]) =>
    images.imagesByInstanceUid(keys),
  ),
  imageByStudyUid: loadOne('imageByStudyUid', (keys: readonly string[]) =>
    images.imagesByStudyUid(keys),
  ),
  boxesByImage: loadMany('boxesByImage', (keys: readonly string[]) => images.boxesByImage(keys)),
  /** The same page of each patient's or reader's images. */
  imagePageBy: loaderFamily(
    ({ owner, query }: { owner: ImageOwner; query: ImageQuery }) => JSON.stringify([owner, query]),
    ({ owner, query }) =>
      loadOne<string, Page<Image>>('imagePageBy', (keys) =>
        images.imagePagesBy(owner, keys, query),
      ),
  ),
  imageCountBy: loaderFamily(
    ({ owner, filter }: { owner: ImageOwner; filter: ImageFilter }) =>
      JSON.stringify([owner, filter]),
    ({ owner, filter }) =>
      loadOne<string, number>('imageCountBy', (keys) => images.imageCountsBy(owner, keys, filter)),
  ),
});
