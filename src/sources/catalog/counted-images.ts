import { type Expression, sql } from 'kysely';
import type { ImageOwners } from '../../cohort/tally.source.ts';
import type { ImageFilter } from '../../image/image.filter.ts';
import type { LabelSetCode } from '../../terms/label-set-code.ts';
import { SOURCES } from '../../terms/vocabulary.ts';
import type { Catalog } from './catalog.ts';
import { every } from './conditions.ts';
import { table } from './from-table.ts';
import { imageCondition } from './image-conditions.ts';
import { imagesOf } from './images-by-owner.ts';
import { isTextMined, NLP_COLUMNS } from './nlp-columns.ts';

/** Whose images are counted, of which, and what has to stand beside them. */
export interface Counted {
  readonly owners: ImageOwners;
  readonly filter: ImageFilter;
  /** The set whose findings are looked at; null where none is. */
  readonly labelSet: LabelSetCode | null;
}

/**
 * A row for each owner and image that is counted, with some columns, as a table in brackets.
 *
 * Groups are made of its columns, never of expressions: engines do not see that two parameters are
 * one value.
 */
export const countedImages = (
  catalog: Catalog,
  { owners, filter, labelSet }: Counted,
  columns: readonly Expression<unknown>[],
): Expression<unknown> => {
  const { from, key, isTheirs } = rowsOf(catalog, owners);
  const isCounted = every([isTheirs, imageCondition(catalog, filter)]);
  return sql`(
    select ${sql.join([sql`${key} as owner`, ...columns])}
    from ${from}${finalLabels(labelSet)} where ${isCounted}
  )`;
};

const rowsOf = (catalog: Catalog, { owner, ids }: ImageOwners) =>
  owner === 'collection'
    ? { from: table('images'), key: sql`''`, isTheirs: every([]) }
    : imagesOf(catalog, { owner, ids });

/** The findings present by the final labels of a set; null where it did not assess the image. */
export const presentBy = (labelSet: LabelSetCode): Expression<number | null> =>
  isTextMined(labelSet) ? sql.ref(NLP_COLUMNS[labelSet]) : sql.ref('final.present');

/** Final labels that are no column of an image: one row for each image that has them. */
const finalLabels = (labelSet: LabelSetCode | null): Expression<unknown> => {
  if (labelSet === null || isTextMined(labelSet)) return sql``;
  const source = SOURCES[labelSet].at(-1) ?? null;
  return sql` left join (
      select assessments.image_number, bit_or(assessments.present) as present
      from ${table('assessments')}
      where assessments.label_set = ${labelSet} and assessments.source = ${source}
      group by assessments.image_number
    ) as final on final.image_number = images.image_number`;
};
