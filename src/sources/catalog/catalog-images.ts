import { sql } from 'kysely';
import { numberOf } from '../../decode.ts';
import type { ImageFilter } from '../../image/image.filter.ts';
import type { ImageQuery, ImageSource } from '../../image/image.source.ts';
import type { Image } from '../../image/image.ts';
import { RESTS_ON_IMAGE } from '../../image/image-parts.ts';
import { cutPage, type Page } from '../../paging.ts';
import { nameOfParts, shownParts } from '../../shown-parts.ts';
import { boxesByImage } from './boxes-by-image.ts';
import type { Catalog } from './catalog.ts';
import { isNever } from './conditions.ts';
import { imageCondition } from './image-conditions.ts';
import { selectImages } from './image-selection.ts';
import { imagePlaces } from './image-sort.ts';
import { IMAGE_INDEX, INSTANCE_UID, imagesByKey, STUDY_UID } from './images-by-key.ts';
import { imageCountsByOwner, imagePagesByOwner } from './images-by-owner.ts';
import { knownImages } from './known-images.ts';
import { countedIn } from './profiles.ts';

/** Images from the catalog: one parameterised statement for each batch of keys, or page. */
export const catalogImages = (catalog: Catalog): ImageSource => ({
  hasImage: knownImages(catalog),
  imagesByIndex: (keys) => imagesByKey(catalog, IMAGE_INDEX, keys),
  imagesByInstanceUid: (keys) => imagesByKey(catalog, INSTANCE_UID, keys),
  imagesByStudyUid: (keys) => imagesByKey(catalog, STUDY_UID, keys),
  imagePage: (query) => imagePage(catalog, query),
  imageCount: (filter) => imageCount(catalog, filter),
  imagePagesBy: (owner, ids, query) => imagePagesByOwner(catalog, { owner, ids }, query),
  imageCountsBy: (owner, ids, filter) => imageCountsByOwner(catalog, { owner, ids }, filter),
  boxesByImage: (keys) => boxesByImage(catalog, keys),
  heldParts: () => (catalog.isBilledByColumn ? nameOfParts(shownParts(RESTS_ON_IMAGE)) : ''),
});

const imagePage = async (catalog: Catalog, query: ImageQuery): Promise<Page<Image>> => {
  const { filter, order, window } = query;
  const { terms, conditions } = imagePlaces(query);
  const { columns, toImage } = selectImages(catalog, order);
  const isWanted = imageCondition(catalog, filter);
  if (isNever(isWanted)) return cutPage([], window);
  const rows = await catalog.run('page of images', (db) =>
    db
      .selectFrom('images')
      .select(columns)
      .where(({ and }) => and([isWanted, ...conditions]))
      .orderBy(sql`${terms}`)
      .limit(window.size + 1),
  );
  return cutPage(rows.map(toImage), window);
};

const imageCount = async (catalog: Catalog, filter: ImageFilter): Promise<number> => {
  const isWanted = imageCondition(catalog, filter);
  if (isNever(isWanted)) return 0;
  const { from, count } = countedIn(catalog, [isWanted]);
  const [row] = await catalog.run(
    'count of images',
    () => sql`select ${count('images')} as total from ${from} where ${isWanted}`,
  );
  return row === undefined ? 0 : numberOf(row, 'total');
};
