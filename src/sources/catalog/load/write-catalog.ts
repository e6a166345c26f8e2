import type { DuckDBConnection } from '@duckdb/node-api';
import { Finding } from '../../../terms/finding.ts';
import { GROUND_TRUTH_READERS } from '../../../terms/vocabulary.ts';
import { assessmentTable } from './assessment-table.ts';
import type { LoadedBox } from './boxes.ts';
import type { Collection } from './collection.ts';
import { type Column, namesOf } from './columns.ts';
import { imageTable } from './image-table.ts';
import { writeTable } from './write-table.ts';

const BOXES: readonly Column<LoadedBox>[] = [
  { name: 'image_ordinal', type: 'INTEGER', value: (box) => box.imageOrdinal },
  { name: 'finding', type: namesOf(Finding), value: (box) => box.finding },
  { name: 'x', type: 'DOUBLE', value: (box) => box.x },
  { name: 'y', type: 'DOUBLE', value: (box) => box.y },
  { name: 'width', type: 'DOUBLE', value: (box) => box.width },
  { name: 'height', type: 'DOUBLE', value: (box) => box.height },
];

const READERS: readonly Column<string>[] = [
  { name: 'reader_id', type: 'TEXT', value: (readerId) => readerId },
  {
    name: 'is_ground_truth',
    type: 'BOOLEAN',
    value: (readerId) => GROUND_TRUTH_READERS.has(readerId),
  },
];

/** Creates and fills the catalog's tables, but for `uids`. */
export const writeCatalog = async (
  connection: DuckDBConnection,
  collection: Collection,
): Promise<void> => {
  await writeTable(connection, imageTable(collection));
  await writeTable(connection, assessmentTable(collection));
  await writeTable(connection, { name: 'boxes', columns: BOXES, rows: collection.boxes });
  const readers = new Set(collection.expert.flatMap(({ readerId }) => readerId ?? []));
  await writeTable(connection, { name: 'readers', columns: READERS, rows: [...readers].sort() });
  await connection.run(`
    create table patients as
    select patient_id, any_value(sex) as sex, any_value(split) as split, cast(count(*) as integer) as image_count
    from images group by patient_id order by patient_id`);
};
