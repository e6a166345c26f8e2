import { type SqlBool, sql } from 'kysely';
import { NO_COORDINATES } from '../../cohort/image-group.ts';
import type { Cell, CrossTabQuery, ImageOwners } from '../../cohort/tally.source.ts';
import { numberOf, type Row } from '../../decode.ts';
import type { ImageDimension } from '../../terms/image-dimension.ts';
import type { Catalog } from './catalog.ts';
import { every } from './conditions.ts';
import { countedImages } from './counted-images.ts';
import { coordinateIn, isManyValued, possibleBits } from './dimension-bits.ts';
import { COLUMN_OF, dimensionColumn, someBit } from './dimension-columns.ts';
import { byOwner, tallyLabel } from './owner-rows.ts';

/**
 * Images and patients for each combination of values. An image that has several values in a dimension
 * stands beside each of them: only so is a patient counted once for each, whichever of its images
 * have it.
 */
export const crossTabs = async (
  catalog: Catalog,
  owners: ImageOwners,
  { filter, dimensions, labelSet }: CrossTabQuery,
): Promise<ReadonlyMap<string, readonly Cell[]>> => {
  const { images } = countedImages(catalog, { owners, filter, labelSet }, [
    sql.ref('images.patient_id'),
    ...dimensions.map((dimension) => dimensionColumn(catalog, dimension, labelSet)),
  ]);
  const many = dimensions.filter(isManyValued).map((dimension) => {
    const column = COLUMN_OF[dimension];
    const value = sql.ref(`each_${column}.value`);
    return {
      table: catalog.dialect.tableOf(possibleBits(dimension, labelSet), `each_${column}`),
      hasValue: sql<SqlBool>`(${someBit(dimension, sql.ref(`counted.${column}`))} & ${value}) <> 0`,
    };
  });
  const tables = [sql`${images} as counted`, ...many.map(({ table }) => table)];
  const keys = dimensions.map(keyOf);
  const rows = await catalog.run(
    tallyLabel('cross-tab', owners),
    () => sql`
      select counted.owner, ${sql.join(keys.map(({ value, name }) => sql`${value} as ${name}`))},
        count(*) as images, count(distinct counted.patient_id) as patients
      from ${sql.join(tables, sql` cross join `)}
      where ${every(many.map(({ hasValue }) => hasValue))}
      group by counted.owner, ${sql.join(keys.map(({ value }) => value))}`,
  );
  return byOwner(rows, (group) => group.map((row) => toCell(row, dimensions)));
};

/** One value of a dimension for each row. */
const keyOf = (dimension: ImageDimension) => {
  const column = COLUMN_OF[dimension];
  const value = isManyValued(dimension) ? `each_${column}.value` : `counted.${column}`;
  return { value: sql.ref(value), name: sql.ref(column) };
};

const toCell = (row: Row, dimensions: readonly ImageDimension[]): Cell => {
  const values = dimensions.flatMap((dimension) =>
    Object.entries(coordinateIn(row, COLUMN_OF[dimension], dimension)),
  );
  return {
    ...NO_COORDINATES,
    ...Object.fromEntries(values),
    imageCount: numberOf(row, 'images'),
    patientCount: numberOf(row, 'patients'),
  };
};
