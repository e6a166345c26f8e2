import { type Expression, sql } from 'kysely';
import { numberOf, type Row, textOf } from '../../decode.ts';
import type { Image } from '../../image/image.ts';
import type { Catalog } from './catalog.ts';
import { table } from './from-table.ts';
import { IMAGE_COLUMN_LIST, toImage } from './image-rows.ts';

/** A key by which images are found: its name, where it stands, and how it is read. */
interface ImageKey<K> {
  readonly name: string;
  readonly column: Expression<unknown>;
  readonly from: Expression<unknown>;
  readonly read: (row: Row, column: string) => K;
}

const IMAGES = table('images');
const WITH_UIDS = sql`${table('images')} join ${table('uids')} on uids.image_ordinal = images.ordinal`;

export const IMAGE_INDEX: ImageKey<string> = {
  name: 'image_index',
  column: sql.ref('images.image_index'),
  from: IMAGES,
  read: textOf,
};
export const ORDINAL: ImageKey<number> = {
  name: 'ordinal',
  column: sql.ref('images.ordinal'),
  from: IMAGES,
  read: numberOf,
};
export const INSTANCE_UID: ImageKey<string> = {
  name: 'instance_uid',
  column: sql.ref('uids.instance_uid'),
  from: WITH_UIDS,
  read: textOf,
};
export const STUDY_UID: ImageKey<string> = {
  name: 'study_uid',
  column: sql.ref('uids.study_uid'),
  from: WITH_UIDS,
  read: textOf,
};

/** The images of a batch of keys. */
export const imagesByKey = async <K extends string | number>(
  catalog: Catalog,
  { name, column, from, read }: ImageKey<K>,
  keys: readonly K[],
): Promise<ReadonlyMap<K, Image>> => {
  const rows = await catalog.run(
    `images by ${name}`,
    () => sql`
      select ${IMAGE_COLUMN_LIST}, ${column} as key
      from ${from} where ${catalog.dialect.isOneOf(column, keys)}`,
  );
  return new Map(rows.map((row) => [read(row, 'key'), toImage(row)]));
};
