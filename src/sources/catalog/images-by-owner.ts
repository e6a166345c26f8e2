import { type Expression, sql } from 'kysely';
import { numberOf } from '../../decode.ts';
import type { ImageFilter } from '../../image/image.filter.ts';
import type { ImageOwner, ImageQuery } from '../../image/image.source.ts';
import type { Image } from '../../image/image.ts';
import { groupBy } from '../../maps.ts';
import { cutPage, type Page } from '../../paging.ts';
import type { Catalog } from './catalog.ts';
import { table } from './from-table.ts';
import { imageCondition } from './image-conditions.ts';
import { IMAGE_COLUMN_LIST, toImage } from './image-rows.ts';
import { imagePlaces } from './image-sort.ts';

/** Some owners of images, of one kind. */
interface Owners {
  readonly owner: ImageOwner;
  readonly ids: readonly string[];
}

// The images of each owner: a patient's are its own, a reader's are those it read, each once.
const OWNED: Readonly<Record<ImageOwner, { from: Expression<unknown>; key: Expression<unknown> }>> =
  {
    patient: { from: table('images'), key: sql.ref('images.patient_id') },
    reader: {
      from: sql`(select distinct reader_id, image_ordinal from ${table('assessments')} where reader_id is not null) as reads join ${table('images')} on images.ordinal = reads.image_ordinal`,
      key: sql.ref('reads.reader_id'),
    },
  };

/** One page of the images of each owner. */
export const imagePagesByOwner = async (
  catalog: Catalog,
  owners: Owners,
  query: ImageQuery,
): Promise<ReadonlyMap<string, Page<Image>>> => {
  const { filter, window } = query;
  const { from, key } = OWNED[owners.owner];
  const { terms, conditions } = imagePlaces(query);
  const where = [isOneOf(catalog, owners), imageCondition(catalog, filter), ...conditions];
  const rows = await catalog.run(
    `page of images by ${owners.owner}`,
    () => sql`
      select * from (
        select ${IMAGE_COLUMN_LIST}, ${key} as owner,
          row_number() over (partition by ${key} order by ${terms}) as position
        from ${from} where ${sql.join(where, sql` and `)}
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
  const { from, key } = OWNED[owners.owner];
  const rows = await catalog.run(
    `count of images by ${owners.owner}`,
    () => sql`
      select ${key} as owner, cast(count(*) as integer) as total from ${from}
      where ${isOneOf(catalog, owners)} and ${imageCondition(catalog, filter)}
      group by ${key}`,
  );
  return new Map(rows.map((row) => [String(row['owner']), numberOf(row, 'total')]));
};

const isOneOf = ({ dialect }: Catalog, { owner, ids }: Owners) =>
  dialect.isOneOf(OWNED[owner].key, owner === 'patient' ? ids.map(Number) : ids);
