import { sql } from 'kysely';
import { nameOf, numberOf, type Row } from '../../decode.ts';
import type { StoredBox } from '../../image/bounding-box.ts';
import { groupBy } from '../../maps.ts';
import { Finding } from '../../terms/finding.ts';
import type { Catalog } from './catalog.ts';
import { imageIndexOf, imageNumbersOf } from './image-number.ts';

/** The boxes of each image, by name of the finding. */
export const boxesByImage = async (
  catalog: Catalog,
  imageIndexes: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredBox[]>> => {
  const numbers = imageNumbersOf(imageIndexes);
  if (numbers.length === 0) return new Map();
  const rows = await catalog.run('boxes by image', (db) =>
    db
      .selectFrom('boxes')
      .selectAll()
      .where(catalog.dialect.isOneOf(sql.ref('boxes.image_number'), numbers)),
  );
  const grouped = groupBy(rows, (row) => imageIndexOf(numberOf(row, 'image_number')));
  return new Map([...grouped].map(([key, group]) => [key, group.map(toBox).sort(inOrder)]));
};

const toBox = (row: Row): StoredBox => ({
  finding: nameOf(Finding, row, 'finding'),
  x: numberOf(row, 'x'),
  y: numberOf(row, 'y'),
  width: numberOf(row, 'width'),
  height: numberOf(row, 'height'),
});

/**
 * By name of the finding, then by place: an engine may order names by their places in the list of all
 * names, and keep rows in no order.
 */
export const inOrder = (left: StoredBox, right: StoredBox): number =>
  byName(left.finding, right.finding) ||
  left.x - right.x ||
  left.y - right.y ||
  left.width - right.width ||
  left.height - right.height;

const byName = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
