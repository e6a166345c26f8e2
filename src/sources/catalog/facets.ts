import { type Expression, sql } from 'kysely';
import { NO_COORDINATES } from '../../cohort/image-group.ts';
import type { FacetQuery, FacetTally, ImageOwners } from '../../cohort/tally.source.ts';
import { nameOf, numberOf, type Row, textOrNull } from '../../decode.ts';
import { IMAGE_DIMENSIONS, ImageDimension } from '../../terms/image-dimension.ts';
import type { Catalog } from './catalog.ts';
import { countedImages } from './counted-images.ts';
import { apart, coordinateIn, isManyValued } from './dimension-bits.ts';
import { COLUMN_OF, dimensionColumn } from './dimension-columns.ts';
import { imageCondition } from './image-conditions.ts';
import { byOwner, tallyLabel } from './owner-rows.ts';

/**
 * Images for each value of some dimensions, of those that meet the filter and the own conditions of
 * all other dimensions.
 *
 * The images are read once and counted by all dimensions together; of the few thousand rows that
 * this leaves, each dimension takes its sums.
 */
export const facets = async (
  catalog: Catalog,
  owners: ImageOwners,
  query: FacetQuery,
): Promise<ReadonlyMap<string, readonly FacetTally[]>> => {
  const { filter, dimensions, labelSet } = query;
  const { images, count } = countedImages(catalog, { owners, filter, labelSet }, [
    ...dimensions.map((dimension) => dimensionColumn(catalog, dimension, labelSet)),
    sql`${failedOf(catalog, query)} as failed`,
  ]);
  const columns = sql.join(
    ['owner', ...dimensions.map((one) => COLUMN_OF[one]), 'failed'].map((name) =>
      sql.ref(`counted.${name}`),
    ),
  );
  const sums = dimensions.map((dimension) => sumsOf(dimension));
  const rows = await catalog.run(
    tallyLabel('facets', owners),
    () => sql`
      with cells as (
        select ${columns}, ${count} as images from ${images} as counted
        where bit_count(counted.failed) < 2 group by ${columns}
      )${sql.join(sums, sql` union all`)}`,
  );
  return byOwner(rows, talliesOf);
};

/** Which dimensions have own conditions that an image fails, as bits. */
const failedOf = (catalog: Catalog, { own }: FacetQuery): Expression<number> => {
  if (own.length === 0) return sql`0`;
  const bits = own.map(
    ({ dimension, condition }) =>
      sql`(case when ${imageCondition(catalog, condition)} then 0 else ${sql.lit(bitOf(dimension))} end)`,
  );
  return sql`(${sql.join(bits, sql` | `)})`;
};

const bitOf = (dimension: ImageDimension): number => 1 << IMAGE_DIMENSIONS.indexOf(dimension);

// Rows that do not count are summed as zeros: left out by a condition here, an engine would see that
// the images need not be read for them, and would read the others once for each dimension.
const sumsOf = (dimension: ImageDimension): Expression<unknown> => {
  const value = sql.ref(`cells.${COLUMN_OF[dimension]}`);
  return sql`
      select cells.owner, ${sql.lit(dimension)} as dimension, cast(${value} as string) as value,
        sum(case when cells.failed in (0, ${sql.lit(bitOf(dimension))}) then cells.images else 0 end) as images
      from cells group by cells.owner, ${value}`;
};

/** Images with one value of a dimension; of several values each apart. */
interface Sum {
  readonly dimension: ImageDimension;
  readonly value: unknown;
  readonly images: number;
}

/** The rows of an owner; what several of them say of a value is added up. */
const talliesOf = (rows: readonly Row[]): FacetTally[] => {
  const sums = new Map<string, Sum>();
  for (const sum of rows.flatMap(sumsIn)) {
    const key = `${sum.dimension} ${String(sum.value)}`;
    sums.set(key, { ...sum, images: sum.images + (sums.get(key)?.images ?? 0) });
  }
  return [...sums.values()]
    .filter(({ images }) => images > 0)
    .map((sum) => ({
      ...NO_COORDINATES,
      ...coordinateIn({ ...sum }, 'value', sum.dimension),
      dimension: sum.dimension,
      imageCount: sum.images,
    }));
};

const sumsIn = (row: Row): readonly Sum[] => {
  const dimension = nameOf(ImageDimension, row, 'dimension');
  const images = numberOf(row, 'images');
  const value = textOrNull(row, 'value');
  if (isManyValued(dimension)) {
    return apart(Number(value)).map((bit) => ({ dimension, value: bit, images }));
  }
  const isAge = dimension === 'AGE_DECADE' && value !== null;
  return [{ dimension, value: isAge ? Number(value) : value, images }];
};
