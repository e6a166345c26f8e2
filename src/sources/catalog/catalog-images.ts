import { sql } from 'kysely';
import { numberOf } from '../../decode.ts';
import type { ImageFilter } from '../../image/image.filter.ts';
import type { ImageQuery, ImageSource } from '../../image/image.source.ts';
import type { Image } from '../../image/image.ts';
import { cutPage, type Page } from '../../paging.ts';
import { boxesByImage } from './boxes-by-image.ts';
import type { Catalog } from './catalog.ts';
import { imageCondition } from './image-conditions.ts';
import { IMAGE_COLUMNS, toImage } from './image-rows.ts';
import { imagePlaces } from './image-sort.ts';
import { IMAGE_INDEX, INSTANCE_UID, imagesByKey, ORDINAL, STUDY_UID } from './images-by-key.ts';
import { imageCountsByOwner, imagePagesByOwner } from './images-by-owner.ts';

/** Images from the catalog: one parameterised statement for each batch of keys, or page. */
export const catalogImages = (catalog: Catalog): ImageSource => ({
  imagesByIndex: (keys) => imagesByKey(catalog, IMAGE_INDEX, keys),
  imagesByOrdinal: (keys) => imagesByKey(catalog, ORDINAL, keys),
  imagesByInstanceUid: (keys) => imagesByKey(catalog, INSTANCE_UID, keys),
  imagesByStudyUid: (keys) => imagesByKey(catalog, STUDY_UID, keys),
  imagePage: (query) => imagePage(catalog, query),
  imageCount: (filter) => imageCount(catalog, filter),
  imagePagesBy: (owner, ids, query) => imagePagesByOwner(catalog, { owner, ids }, query),
  imageCountsBy: (owner, ids, filter) => imageCountsByOwner(catalog, { owner, ids }, filter),
  boxesByImage: (ordinals) => boxesByImage(catalog, ordinals),
});

const imagePage = async (catalog: Catalog, query: ImageQuery): Promise<Page<Image>> => {
  const { filter, window } = query;
  const { terms, conditions } = imagePlaces(query);
  const rows = await catalog.run('page of images', (db) =>
    db
      .selectFrom('images')
      .select(IMAGE_COLUMNS)
      .where(({ and }) => and([imageCondition(catalog, filter), ...conditions]))
      .orderBy(sql`${terms}`)
      .limit(window.size + 1),
  );
  return cutPage(rows.map(toImage), window);
};

const imageCount = async (catalog: Catalog, filter: ImageFilter): Promise<number> => {
  const [row] = await catalog.run('count of images', (db) =>
    db
      .selectFrom('images')
      .select(sql<number>`count(*)`.as('total'))
      .where(imageCondition(catalog, filter)),
  );
  return row === undefined ? 0 : numberOf(row, 'total');
};
