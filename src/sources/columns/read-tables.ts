import { type Expression, type SqlBool, sql } from 'kysely';
import { type Columns, numberOf, numbersOf, type Row } from '../../decode.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { every } from '../catalog/conditions.ts';
import { table } from '../catalog/from-table.ts';
import { IN_FILE_ORDER } from '../catalog/label-places.ts';

// What the columns are read with. A statement reads a slice, so that nothing else waits long while its
// rows are taken over: a result becomes JavaScript values in one go.

/** Rows of the tables that are held as columns. */
export interface TableSizes {
  readonly images: number;
  readonly patients: number;
  readonly assessments: number;
  /** Of those, what experts said. */
  readonly experts: number;
  readonly boxes: number;
  /** The greatest image number; 0 where there is no image. */
  readonly lastImage: number;
}

const BY_EXPERTS = sql<SqlBool>`assessments.source <> 'NLP'`;

export const readSizes = async (catalog: Catalog): Promise<TableSizes> => {
  const [row = {}] = await catalog.run(
    'sizes of columns',
    () => sql`
      select
        (select count(*) from ${table('images')}) as images,
        (select count(*) from ${table('patients')}) as patients,
        (select count(*) from ${table('assessments')}) as assessments,
        (select count(*) from ${table('assessments')} where ${BY_EXPERTS}) as experts,
        (select count(*) from ${table('boxes')}) as boxes,
        (select coalesce(max(images.image_number), 0) from ${table('images')}) as last_image`,
  );
  return sizesIn(row);
};

const sizesIn = (row: Row): TableSizes => ({
  images: numberOf(row, 'images'),
  patients: numberOf(row, 'patients'),
  assessments: numberOf(row, 'assessments'),
  experts: numberOf(row, 'experts'),
  boxes: numberOf(row, 'boxes'),
  lastImage: numberOf(row, 'last_image'),
});

/** Image numbers, from one on up to, and without, another. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** Numbers as doubles: as 64-bit integers each would be an object. */
const numberIn = (name: string): Expression<number> =>
  sql<number>`cast(${sql.ref(`${name}.image_number`)} as double)`;

const inRange = (name: string, { from, to }: NumberRange) =>
  every([
    sql<SqlBool>`${sql.ref(`${name}.image_number`)} >= ${from}`,
    sql<SqlBool>`${sql.ref(`${name}.image_number`)} < ${to}`,
  ]);

/** Images in a range, by number: so many at most. */
export const readImages = (catalog: Catalog, range: NumberRange, limit: number): Promise<Columns> =>
  catalog.columns(
    'columns of images',
    () => sql`
      select ${numberIn('images')} as image_number, images.follow_up_number, images.sex,
        images.view_position, images.age_years, images.width_px, images.height_px,
        images.spacing_x_mm, images.spacing_y_mm, images.split, images.quality, images.nlp_2017,
        images.nlp_2020, images.reader_disagreement
      from ${table('images')} where ${inRange('images', range)}
      order by images.image_number limit ${limit}`,
  );

/** Rows of label files, all or what experts said, about the images of a range, by image, file and row. */
export const readAssessments = (
  catalog: Catalog,
  range: NumberRange,
  of: 'all' | 'experts',
): Promise<Columns> =>
  catalog.columns(
    'columns of assessments',
    () => sql`
      select ${numberIn('assessments')} as image_number, assessments.file_number,
        assessments.row_number, assessments.reader_id, assessments.read_number,
        assessments.assessed, assessments.present, assessments.uncertain, assessments.raw_cell
      from ${table('assessments')}
      where ${every([inRange('assessments', range), ...(of === 'all' ? [] : [BY_EXPERTS])])}
      order by ${IN_FILE_ORDER}`,
  );

/** The boxes on the images of a range, by image. */
export const readBoxes = (catalog: Catalog, range: NumberRange): Promise<Columns> =>
  catalog.columns(
    'columns of boxes',
    () => sql`
      select ${numberIn('boxes')} as image_number, boxes.finding, boxes.x, boxes.y, boxes.width,
        boxes.height
      from ${table('boxes')} where ${inRange('boxes', range)} order by boxes.image_number`,
  );

/** The greatest image number of some rows; null where there are none. */
export const lastNumber = (rows: Columns): number | null =>
  numbersOf(rows, 'image_number').at(-1) ?? null;
