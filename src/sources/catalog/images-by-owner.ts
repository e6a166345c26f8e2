import { type Expression, type SqlBool, sql } from 'kysely';
import { numberOf } from '../../decode.ts';
import { type ImageFilter, isEveryImage } from '../../image/image.filter.ts';
import type { ImageOwner, ImageQuery } from '../../image/image.source.ts';
import type { Image } from '../../image/image.ts';
import { groupBy } from '../../maps.ts';
import { cutPage, type Page } from '../../paging.ts';
import type { Catalog } from './catalog.ts';
import { every, isNever } from './conditions.ts';
import { table } from './from-table.ts';
import { imageCondition } from './image-conditions.ts';
import { columnList } from './image-rows.ts';
import { selectImages } from './image-selection.ts';
import { imagePlaces } from './image-sort.ts';

/** Some owners of images, of one kind. */
export interface Owners {
  readonly owner: ImageOwner;
  readonly ids: readonly string[];
}

/** The images of some owners: a row for each owner and image, of those that are `theirs`. */
export interface Owned {
  readonly from: Expression<unknown>;
  readonly key: Expression<unknown>;
  readonly isTheirs: Expression<SqlBool>;
}

/** One page of the images of each owner. */
export const imagePagesByOwner = async (
  catalog: Catalog,
  owners: Owners,
  query: ImageQuery,
): Promise<ReadonlyMap<string, Page<Image>>> => {
  const { filter, order, window } = query;
  const { from, key, isTheirs } = imagesOf(catalog, owners);
  const { columns, toImage } = selectImages(catalog, order);
  const { terms, conditions } = imagePlaces(query);
  const isWanted = every([isTheirs, imageCondition(catalog, filter), ...conditions]);
  if (isNever(isWanted)) return new Map();
  const rows = await catalog.run(
    `page of images by ${owners.owner}`,
    () => sql`
      select * from (
        select ${columnList(columns)}, ${key} as owner,
          row_number() over (partition by ${key} order by ${terms}) as position
        from ${from} where ${isWanted}
      ) as owned
      where owned.position <= ${window.size + 1}
      order by owned.owner, owned.position`,
  );
  const grouped = groupBy(rows, (row) => String(row['owner']));
  return new Map([...grouped].map(([id, group]) => [id, cutPage(group.map(toImage), window)]));
};

/** How many images of each owner meet a filter; an owner of none is missing. */
export const imageCountsByOwner = async (
  catalog: Catalog,
  owners: Owners,
  filter: ImageFilter,
): Promise<ReadonlyMap<string, number>> => {
  // Which images a reader read is known without the images themselves.
  const isReads = owners.owner === 'reader' && isEveryImage(filter);
  const { from, key, isTheirs } = isReads
    ? readsOf(catalog, owners.ids)
    : imagesOf(catalog, owners);
  const isWanted = every([isTheirs, imageCondition(catalog, filter)]);
  if (isNever(isWanted)) return new Map();
  const rows = await catalog.run(
    `count of images by ${owners.owner}`,
    () => sql`
      select ${key} as owner, cast(count(*) as integer) as total from ${from}
      where ${isWanted}
      group by ${key}`,
  );
  return new Map(rows.map((row) => [String(row['owner']), numberOf(row, 'total')]));
};

/** A patient's images are its own, a reader's are those it read, each once. */
export const imagesOf = (catalog: Catalog, { owner, ids }: Owners): Owned => {
  if (owner === 'reader') {
    const reads = readsOf(catalog, ids);
    const images = sql`${table('images')} on images.image_number = reads.image_number`;
    return { ...reads, from: sql`${reads.from} join ${images}` };
  }
  const key = sql.ref('images.patient_id');
  const isTheirs = catalog.dialect.isOneOf(key, ids.map(Number));
  return { from: table('images'), key, isTheirs };
};

/** Images that readers read; theirs are picked before anything is joined. */
const readsOf = ({ dialect }: Catalog, readerIds: readonly string[]): Owned => {
  const isTheirs = dialect.isOneOf(sql.ref('assessments.reader_id'), readerIds);
  return {
    from: sql`(
      select distinct assessments.reader_id, assessments.image_number
      from ${table('assessments')} where ${isTheirs}
    ) as reads`,
    key: sql.ref('reads.reader_id'),
    isTheirs: every([]),
  };
};
