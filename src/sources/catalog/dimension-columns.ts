import { type Expression, type SqlBool, sql } from 'kysely';
import type { ImageDimension } from '../../terms/image-dimension.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../../terms/label-set-code.ts';
import type { Catalog } from './catalog.ts';
import { presentBy } from './counted-images.ts';
import { NO_FINDING, NO_SET, NOT_ASSESSED, setBit } from './dimension-bits.ts';
import { table } from './from-table.ts';
import { isTextMined, NLP_COLUMNS } from './nlp-columns.ts';

// The values of an image in a dimension are one column. Where it may have several they are bits.

/** The column of a dimension. */
export const COLUMN_OF = {
  FINDING: 'findings',
  SEX: 'sex',
  VIEW_POSITION: 'view_position',
  SPLIT: 'split',
  AGE_DECADE: 'age_decade',
  LABEL_SET: 'label_sets',
} as const satisfies Record<ImageDimension, string>;

/** The column of a dimension, of a row of `images` with final labels beside it. */
export const dimensionColumn = (
  catalog: Catalog,
  dimension: ImageDimension,
  labelSet: LabelSetCode | null,
): Expression<unknown> => {
  const name = sql.ref(COLUMN_OF[dimension]);
  switch (dimension) {
    case 'FINDING':
      return sql`${findingsOfImage(labelSet)} as ${name}`;
    case 'AGE_DECADE':
      return sql`cast(floor(images.age_years / 10) as integer) * 10 as ${name}`;
    case 'LABEL_SET':
      return sql`${setsOfImage(catalog)} as ${name}`;
    default:
      return sql.ref(`images.${COLUMN_OF[dimension]}`);
  }
};

const findingsOfImage = (labelSet: LabelSetCode | null): Expression<number> => {
  const present = presentBy(labelSet ?? 'NIH_NLP_2020');
  return sql`(case when ${present} is null then ${sql.lit(NOT_ASSESSED)}
    when ${present} = 0 then ${sql.lit(NO_FINDING)} else ${present} end)`;
};

const setsOfImage = (catalog: Catalog): Expression<number> => {
  const bits = LABEL_SET_CODES.filter((code) => catalog.loadedSets.has(code)).map(
    (code) => sql`(case when ${isLabelledBy(code)} then ${sql.lit(setBit(code))} else 0 end)`,
  );
  return bits.length === 0 ? sql`0` : sql`(${sql.join(bits, sql` | `)})`;
};

const isLabelledBy = (labelSet: LabelSetCode): Expression<SqlBool> =>
  isTextMined(labelSet)
    ? sql`${sql.ref(NLP_COLUMNS[labelSet])} is not null`
    : sql`images.image_number in (
      select assessments.image_number from ${table('assessments')}
      where assessments.label_set = ${labelSet} and assessments.assessed <> 0)`;

/** A column of bits, of which one at least is set. */
export const someBit = (
  dimension: ImageDimension,
  column: Expression<unknown>,
): Expression<number> =>
  dimension === 'LABEL_SET'
    ? sql`(case when ${column} = 0 then ${sql.lit(NO_SET)} else ${column} end)`
    : sql`${column}`;
