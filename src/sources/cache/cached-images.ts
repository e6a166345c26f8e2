import type { StoredBox } from '../../image/bounding-box.ts';
import type { ImageSource } from '../../image/image.source.ts';
import type { Image } from '../../image/image.ts';
import type { Page } from '../../paging.ts';
import { keyOf, manyUnder, questionOn, remember } from './cache.ts';

/** About what an Image takes in memory, with its texts and nested sizes. */
const IMAGE_BYTES = 700;
const BOX_BYTES = 100;
const COUNT_BYTES = 8;

/** The same port around a port: what was asked before is not asked again. */
export const cachedImages = (source: ImageSource, maxBytes: number): ImageSource => {
  const share = maxBytes / 8;
  const byIndex = rememberImages(share * 3, 'images by image_index');
  const byInstanceUid = rememberImages(share / 2, 'images by instance_uid');
  const byStudyUid = rememberImages(share / 2, 'images by study_uid');
  const pages = remember<string, Page<Image>>(share, pageBytes, 'page of images');
  const counts = rememberCounts(share / 2, 'count of images');
  const owned = {
    patient: rememberOwned(share / 2, 'images by patient'),
    reader: rememberOwned(share / 2, 'images by reader'),
  };
  const boxes = remember<string, readonly StoredBox[]>(share, boxBytes, 'boxes by image');
  const { heldParts, hasImage } = source;
  const held = (keys: readonly string[]) => ({ question: heldParts(), keys });

  return {
    heldParts,
    hasImage,
    imagesByIndex: (keys) => manyUnder(byIndex, held(keys), source.imagesByIndex),
    imagesByInstanceUid: (keys) => manyUnder(byInstanceUid, held(keys), source.imagesByInstanceUid),
    imagesByStudyUid: (keys) => manyUnder(byStudyUid, held(keys), source.imagesByStudyUid),
    imagePage: (query) =>
      pages.one(questionOn(heldParts(), keyOf(query)), async () => source.imagePage(query)),
    imageCount: (filter) => counts.one(keyOf(filter), async () => source.imageCount(filter)),
    imagePagesBy: (owner, ids, query) =>
      manyUnder(
        owned[owner].pages,
        { question: questionOn(heldParts(), keyOf([owner, query])), keys: ids },
        (missing) => source.imagePagesBy(owner, missing, query),
      ),
    imageCountsBy: (owner, ids, filter) =>
      manyUnder(owned[owner].counts, { question: keyOf([owner, filter]), keys: ids }, (missing) =>
        source.imageCountsBy(owner, missing, filter),
      ),
    boxesByImage: (keys) => boxes.many(keys, (missing) => source.boxesByImage(missing)),
  };
};

const rememberImages = (maxBytes: number, question: string) =>
  remember<string, Image>(maxBytes, () => IMAGE_BYTES, question);

const rememberCounts = (maxBytes: number, question: string) =>
  remember<string, number>(maxBytes, () => COUNT_BYTES, question);

/** Pages and totals of the images of each owner; the totals have half as much memory. */
const rememberOwned = (maxBytes: number, images: string) => ({
  pages: remember<string, Page<Image>>(maxBytes, pageBytes, `page of ${images}`),
  counts: rememberCounts(maxBytes / 2, `count of ${images}`),
});

const pageBytes = (page: Page<Image>): number => page.rows.length * IMAGE_BYTES;

const boxBytes = (boxes: readonly StoredBox[]): number => boxes.length * BOX_BYTES;
