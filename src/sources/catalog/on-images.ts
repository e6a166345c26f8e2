import { type Expression, type SqlBool, sql } from 'kysely';
import { type ImageFilter, isEveryImage } from '../../image/image.filter.ts';
import type { Catalog } from './catalog.ts';
import { every, isNever } from './conditions.ts';
import { table } from './from-table.ts';
import { imageCondition } from './image-conditions.ts';

/** Whether the image of a row of `assessments` meets a filter; `images` is read only where it has to be. */
export const isOnImages = (catalog: Catalog, filter: ImageFilter): Expression<SqlBool> => {
  if (isEveryImage(filter)) return every([]);
  const isMet = imageCondition(catalog, filter);
  return isNever(isMet)
    ? isMet
    : sql`(assessments.image_number in (
        select images.image_number from ${table('images')} where ${isMet}))`;
};
