import { sql } from 'kysely';
import { nameOf, numberOf, type Row } from '../../decode.ts';
import type { StoredBox } from '../../image/bounding-box.ts';
import { groupBy } from '../../maps.ts';
import { Finding } from '../../terms/finding.ts';
import type { Catalog } from './catalog.ts';

/** The boxes of each image, by name of the finding. */
export const boxesByImage = async (
  catalog: Catalog,
  ordinals: readonly number[],
): Promise<ReadonlyMap<number, readonly StoredBox[]>> => {
  const rows = await catalog.run('boxes by image', (db) =>
    db
      .selectFrom('boxes')
      .selectAll()
      .where(catalog.dialect.isOneOf(sql.ref('boxes.image_ordinal'), ordinals))
      .orderBy('boxes.image_ordinal')
      .orderBy('boxes.finding'),
  );
  const grouped = groupBy(rows, (row) => numberOf(row, 'image_ordinal'));
  return new Map([...grouped].map(([ordinal, group]) => [ordinal, group.map(toBox)]));
};

const toBox = (row: Row): StoredBox => ({
  finding: nameOf(Finding, row, 'finding'),
  x: numberOf(row, 'x'),
  y: numberOf(row, 'y'),
  width: numberOf(row, 'width'),
  height: numberOf(row, 'height'),
});
