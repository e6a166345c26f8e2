import { type Expression, type SqlBool, sql } from 'kysely';
import type { Image } from '../../image/image.ts';
import { indexBy } from '../../maps.ts';
import { dicomUid } from '../../terms/dicom-uid.ts';
import type { Catalog } from './catalog.ts';
import { table } from './from-table.ts';
import { imageNumbersOf } from './image-number.ts';
import { selectImages } from './image-selection.ts';

/** A key by which images are found. */
interface ImageKey {
  readonly name: string;
  readonly of: (image: Image) => string;
  /** Which rows of `images` the keys mean; null: none. */
  readonly isMeant: (catalog: Catalog, keys: readonly string[]) => Expression<SqlBool> | null;
}

const NUMBER = sql.ref('images.image_number');

export const IMAGE_INDEX: ImageKey = {
  name: 'image_index',
  of: ({ imageIndex }) => imageIndex,
  isMeant: ({ dialect }, keys) => {
    const numbers = imageNumbersOf(keys);
    return numbers.length === 0 ? null : dialect.isOneOf(NUMBER, numbers);
  },
};

// Only which images are meant is looked up: the UID of an image follows from its name.
const uidKey = (level: 'study' | 'instance'): ImageKey => ({
  name: `${level}_uid`,
  of: ({ imageIndex }) => dicomUid(imageIndex, level),
  isMeant: ({ dialect }, keys) => {
    const isNamed = dialect.isOneOf(sql.ref(`uids.${level}_uid`), keys);
    return sql`(${NUMBER} in (select uids.image_number from ${table('uids')} where ${isNamed}))`;
  },
});

export const INSTANCE_UID = uidKey('instance');
export const STUDY_UID = uidKey('study');

/** The images of a batch of keys. */
export const imagesByKey = async (
  catalog: Catalog,
  { name, of, isMeant }: ImageKey,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Image>> => {
  const isWanted = isMeant(catalog, keys);
  if (isWanted === null) return new Map();
  const { columns, toImage } = selectImages(catalog);
  const rows = await catalog.run(`images by ${name}`, (db) =>
    db.selectFrom('images').select(columns).where(isWanted),
  );
  return indexBy(rows.map(toImage), of);
};
