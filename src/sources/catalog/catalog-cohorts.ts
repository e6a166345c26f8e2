import { type SqlBool, sql } from 'kysely';
import {
  type Columns,
  nameOf,
  nameOrNull,
  namesOf,
  namesOrNull,
  numberOf,
  numbersOf,
  numbersOrNull,
  type Row,
} from '../../decode.ts';
import type {
  CohortPageQuery,
  CohortPatient,
  CohortRows,
  CohortSource,
  FinalLabels,
} from '../../export/cohort.source.ts';
import { LabelSetCode } from '../../terms/label-set-code.ts';
import { Sex } from '../../terms/sex.ts';
import { Split } from '../../terms/split.ts';
import { ViewPosition } from '../../terms/view-position.ts';
import type { Catalog } from './catalog.ts';
import { table } from './from-table.ts';
import { imageCondition } from './image-conditions.ts';
import { imageIndexOf, imageNumberOf } from './image-number.ts';
import { columnList, type ImageColumn } from './image-rows.ts';

const COLUMNS = columnList([
  'images.image_number',
  'images.follow_up_number',
  'images.sex',
  'images.view_position',
  'images.age_years',
  'images.width_px',
  'images.height_px',
  'images.spacing_x_mm',
  'images.spacing_y_mm',
  'images.split',
  'images.nlp_2017',
  'images.nlp_2020',
] satisfies ImageColumn[]);

/** A statement costs this engine a millisecond, and one that bills by column a second and ten mebibytes. */
const ROWS_AT_ONCE = 4096;
const BILLED_ROWS_AT_ONCE = 16_384;

/** Stands before every image. */
const BEFORE_ALL = -1;

/** Rows of cohorts from the catalog: one parameterised statement for each page. */
export const catalogCohorts = (catalog: Catalog): CohortSource => ({
  rowsAtOnce: catalog.isBilledByColumn ? BILLED_ROWS_AT_ONCE : ROWS_AT_ONCE,

  cohortRows: (query) => cohortRows(catalog, query),

  finalLabels: async ({ first, last, labelSets }) => {
    const isOfSet = catalog.dialect.isOneOf(sql.ref('assessments.label_set'), labelSets);
    const isFinal = catalog.dialect.isOneOf(sql.ref('assessments.source'), [
      'ADJUDICATED',
      'GROUND_TRUTH',
    ]);
    const rows = await catalog.run(
      'final labels of a cohort',
      () => sql`
        select assessments.image_number, assessments.label_set, assessments.assessed, assessments.present
        from ${table('assessments')}
        where assessments.image_number >= ${imageNumberOf(first)}
          and assessments.image_number <= ${imageNumberOf(last)}
          and ${isOfSet} and ${isFinal}`,
    );
    return rows.map(toFinalLabels);
  },

  cohortPatients: async (filter) => {
    const rows = await catalog.run(
      'patients of a cohort',
      () => sql`
        select images.patient_id, images.split, cast(count(*) as integer) as total
        from ${table('images')} where ${imageCondition(catalog, filter)}
        group by images.patient_id, images.split`,
    );
    return rows.map(toPatient);
  },
});

const cohortRows = async (
  catalog: Catalog,
  { filter, after, size }: CohortPageQuery,
): Promise<CohortRows> => {
  const behind = after === null ? BEFORE_ALL : imageNumberOf(after);
  const isBehind = sql<SqlBool>`(images.image_number > ${behind})`;
  const columns = await catalog.columns(
    'rows of a cohort',
    () => sql`
      select ${COLUMNS} from ${table('images')}
      where ${isBehind} and ${imageCondition(catalog, filter)}
      order by images.image_number limit ${size}`,
  );
  return toCohortRows(columns);
};

const toCohortRows = (columns: Columns): CohortRows => ({
  imageIndexes: numbersOf(columns, 'image_number').map(imageIndexOf),
  followUpNumbers: numbersOf(columns, 'follow_up_number'),
  sexes: namesOf(Sex, columns, 'sex'),
  viewPositions: namesOf(ViewPosition, columns, 'view_position'),
  agesYears: numbersOrNull(columns, 'age_years'),
  widthsPx: numbersOf(columns, 'width_px'),
  heightsPx: numbersOf(columns, 'height_px'),
  spacingsXMm: numbersOf(columns, 'spacing_x_mm'),
  spacingsYMm: numbersOf(columns, 'spacing_y_mm'),
  splits: namesOrNull(Split, columns, 'split'),
  nlpPresent: {
    NIH_NLP_2017: numbersOrNull(columns, 'nlp_2017'),
    NIH_NLP_2020: numbersOrNull(columns, 'nlp_2020'),
  },
});

const toFinalLabels = (row: Row): FinalLabels => ({
  imageIndex: imageIndexOf(numberOf(row, 'image_number')),
  labelSet: nameOf(LabelSetCode, row, 'label_set'),
  assessed: numberOf(row, 'assessed'),
  present: numberOf(row, 'present'),
});

const toPatient = (row: Row): CohortPatient => ({
  patientId: numberOf(row, 'patient_id'),
  split: nameOrNull(Split, row, 'split'),
  imageCount: numberOf(row, 'total'),
});
