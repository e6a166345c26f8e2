import { sql } from 'kysely';
import { readCursor } from '../../cursor.ts';
import { numberOf, type Row, textOf, nameOf } from '../../decode.ts';
import type { StoredBox } from '../../image/bounding-box.ts';
import type { ImageFilter } from '../../image/image.filter.ts';
import type { ImageOwner, ImageQuery, ImageSource } from '../../image/image.source.ts';
import type { Image } from '../../image/image.ts';
import { groupBy } from '../../maps.ts';
import { orderingName } from '../../ordering.ts';
import { cutPage, type Page } from '../../paging.ts';
import { Finding } from '../../terms/finding.ts';
import type { Catalog } from './catalog.ts';
import { imageCondition } from './image-conditions.ts';
import {
  IMAGE_COLUMN_LIST,
  IMAGE_COLUMNS,
  imageCursorShape,
  imageSortColumns,
  toImage,
} from './image-rows.ts';
import { beyond, orderTerms } from './keyset.ts';

const KEYS = {
  image_index: sql.ref('images.image_index'),
  ordinal: sql.ref('images.ordinal'),
  instance_uid: sql.ref('uids.instance_uid'),
  study_uid: sql.ref('uids.study_uid'),
} as const;

const WITH_UIDS = sql`images join uids on uids.image_ordinal = images.ordinal`;

const toBox = (row: Row): StoredBox => ({
  finding: nameOf(Finding, row, 'finding'),
  x: numberOf(row, 'x'),
  y: numberOf(row, 'y'),
  width: numberOf(row, 'width'),
  height: numberOf(row, 'height'),
});

// The images of each owner: a patient's are its own, a reader's are those it read, each once.
const OWNED = {
  patient: { from: sql`images`, key: sql.ref('images.patient_id') },
  reader: {
    from: sql`(select distinct reader_id, image_ordinal from assessments where reader_id is not null) as reads join images on images.ordinal = reads.image_ordinal`,
    key: sql.ref('reads.reader_id'),
  },
} as const;

const ownerKeys = (
  owner: ImageOwner,
  ids: readonly string[],
): readonly string[] | readonly number[] => (owner === 'patient' ? ids.map(Number) : ids);

/** Images from the catalog: one parameterised statement for each batch of keys, or page. */
export const catalogImages = (catalog: Catalog): ImageSource => {
  const { dialect } = catalog;

  const imagesBy = async <K extends string | number>(
    column: keyof typeof KEYS,
    keys: readonly K[],
    keyOf: (row: Row) => K,
  ): Promise<ReadonlyMap<K, Image>> => {
    const key = KEYS[column];
    const from = column.endsWith('_uid') ? WITH_UIDS : sql.table('images');
    const rows = await catalog.run(
      `images by ${column}`,
      () =>
        sql`select ${IMAGE_COLUMN_LIST}, ${key} as key from ${from} where ${dialect.isOneOf(key, keys)}`,
    );
    return new Map(rows.map((row) => [keyOf(row), toImage(row)]));
  };

  const textKey = (row: Row): string => textOf(row, 'key');

  const cursorOf = ({ window, order }: ImageQuery) =>
    readCursor(window, orderingName('images', order), imageCursorShape(order));

  const page = async (query: ImageQuery): Promise<Page<Image>> => {
    const { filter, order, window } = query;
    const columns = imageSortColumns(order);
    const conditions = beyond(columns, cursorOf(query), window);
    const rows = await catalog.run('page of images', (db) =>
      db
        .selectFrom('images')
        .select(IMAGE_COLUMNS)
        .where(({ and }) => and([imageCondition(catalog, filter), ...conditions]))
        .orderBy(sql`${orderTerms(columns, window)}`)
        .limit(window.size + 1),
    );
    return cutPage(rows.map(toImage), window);
  };

  const pagesBy = async (owner: ImageOwner, ids: readonly string[], query: ImageQuery) => {
    const { filter, order, window } = query;
    const columns = imageSortColumns(order);
    const { from, key } = OWNED[owner];
    const where = [
      dialect.isOneOf(key, ownerKeys(owner, ids)),
      imageCondition(catalog, filter),
      ...beyond(columns, cursorOf(query), window),
    ];
    const rows = await catalog.run(`page of images by ${owner}`, (db) =>
      db
        .selectFrom(
          sql<
            Record<string, unknown>
          >`(select ${IMAGE_COLUMN_LIST}, ${key} as owner, row_number() over (partition by ${key} order by ${orderTerms(columns, window)}) as position from ${from} where ${sql.join(where, sql` and `)})`.as(
            'owned',
          ),
        )
        .selectAll()
        .where(sql`owned.position`, '<=', window.size + 1)
        .orderBy(sql`owned.owner`)
        .orderBy(sql`owned.position`),
    );
    const grouped = groupBy(rows, (row) => String(row['owner']));
    return new Map([...grouped].map(([id, group]) => [id, cutPage(group.map(toImage), window)]));
  };

  const countsBy = async (owner: ImageOwner, ids: readonly string[], filter: ImageFilter) => {
    const { from, key } = OWNED[owner];
    const isAsked = dialect.isOneOf(key, ownerKeys(owner, ids));
    const rows = await catalog.run(
      `count of images by ${owner}`,
      () =>
        sql`select ${key} as owner, cast(count(*) as integer) as total from ${from} where ${isAsked} and ${imageCondition(catalog, filter)} group by ${key}`,
    );
    return new Map(rows.map((row) => [String(row['owner']), numberOf(row, 'total')]));
  };

  return {
    imagesByIndex: (keys) => imagesBy('image_index', keys, textKey),
    imagesByOrdinal: (keys) => imagesBy('ordinal', keys, (row) => numberOf(row, 'key')),
    imagesByInstanceUid: (keys) => imagesBy('instance_uid', keys, textKey),
    imagesByStudyUid: (keys) => imagesBy('study_uid', keys, textKey),
    imagePage: page,
    imageCount: async (filter) => {
      const [row] = await catalog.run('count of images', (db) =>
        db
          .selectFrom('images')
          .select(sql<number>`count(*)`.as('total'))
          .where(imageCondition(catalog, filter)),
      );
      return row === undefined ? 0 : numberOf(row, 'total');
    },
    imagePagesBy: pagesBy,
    imageCountsBy: countsBy,
    boxesByImage: async (ordinals) => {
      const rows = await catalog.run('boxes by image', (db) =>
        db
          .selectFrom('boxes')
          .selectAll()
          .where(dialect.isOneOf(sql.ref('boxes.image_ordinal'), ordinals))
          .orderBy('boxes.image_ordinal')
          .orderBy('boxes.finding'),
      );
      const grouped = groupBy(rows, (row) => numberOf(row, 'image_ordinal'));
      return new Map([...grouped].map(([ordinal, group]) => [ordinal, group.map(toBox)]));
    },
  };
};
