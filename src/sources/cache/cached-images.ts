import type { StoredBox } from '../../image/bounding-box.ts';
import type { ImageSource } from '../../image/image.source.ts';
import type { Image } from '../../image/image.ts';
import type { Page } from '../../paging.ts';
import { keyOf, manyUnder, remember } from './cache.ts';

/** About what an Image takes in memory, with its texts and nested sizes. */
const IMAGE_BYTES = 700;
const BOX_BYTES = 100;
const COUNT_BYTES = 8;

/** The same port around a port: what was asked before is not asked again. */
export const cachedImages = (source: ImageSource, maxBytes: number): ImageSource => {
  const share = maxBytes / 8;
  const byIndex = remember<string, Image>(share * 2, () => IMAGE_BYTES);
  const byOrdinal = remember<number, Image>(share, () => IMAGE_BYTES);
  const byInstanceUid = remember<string, Image>(share / 2, () => IMAGE_BYTES);
  const byStudyUid = remember<string, Image>(share / 2, () => IMAGE_BYTES);
  const pages = remember<string, Page<Image>>(share, pageBytes);
  const ownedPages = remember<string, Page<Image>>(share, pageBytes);
  const counts = remember<string, number>(share / 2, () => COUNT_BYTES);
  const ownedCounts = remember<string, number>(share / 2, () => COUNT_BYTES);
  const boxes = remember<number, readonly StoredBox[]>(share, (list) => list.length * BOX_BYTES);

  return {
    imagesByIndex: (keys) => byIndex.many(keys, (missing) => source.imagesByIndex(missing)),
    imagesByOrdinal: (keys) => byOrdinal.many(keys, (missing) => source.imagesByOrdinal(missing)),
    imagesByInstanceUid: (keys) =>
      byInstanceUid.many(keys, (missing) => source.imagesByInstanceUid(missing)),
    imagesByStudyUid: (keys) =>
      byStudyUid.many(keys, (missing) => source.imagesByStudyUid(missing)),
    imagePage: (query) => pages.one(keyOf(query), () => source.imagePage(query)),
    imageCount: (filter) => counts.one(keyOf(filter), () => source.imageCount(filter)),
    imagePagesBy: (owner, ids, query) =>
      manyUnder(ownedPages, { question: keyOf([owner, query]), keys: ids }, (missing) =>
        source.imagePagesBy(owner, missing, query),
      ),
    imageCountsBy: (owner, ids, filter) =>
      manyUnder(ownedCounts, { question: keyOf([owner, filter]), keys: ids }, (missing) =>
        source.imageCountsBy(owner, missing, filter),
      ),
    boxesByImage: (ordinals) => boxes.many(ordinals, (missing) => source.boxesByImage(missing)),
  };
};

const pageBytes = (page: Page<Image>): number => page.rows.length * IMAGE_BYTES;
