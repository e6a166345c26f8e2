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
import { type CountedIn, countedIn } from './profiles.ts';

/** Whose images are counted, of which, and what has to stand beside them. */
export interface Counted {
  readonly owners: ImageOwners;
  readonly filter: ImageFilter;
  /** The set whose findings are looked at; null where none is. */
  readonly labelSet: LabelSetCode | null;
}

/** Images as rows to be counted, and how. */
export interface CountedRows {
  /** A table in brackets. */
  readonly images: Expression<unknown>;
  /** How many images some of its rows are, where it is called `counted`. */
  readonly count: Expression<number>;
}

/**
 * Rows for each owner and the images that are counted, with some columns: one for each, or for those
 * that are the same.
 *
 * Groups are made of its columns, never of expressions: engines do not see that two parameters are
 * one value.
 */
export const countedImages = (
  catalog: Catalog,
  { owners, filter, labelSet }: Counted,
  columns: readonly Expression<unknown>[],
): CountedRows => {
  const isMeant = imageCondition(catalog, filter);
  const counted = countedIn(catalog, [isMeant, ...columns, finalLabels(labelSet)]);
  const { from, key, isTheirs } = rowsOf(catalog, owners, counted);
  const isCounted = every([isTheirs, isMeant]);
  const beside = owners.owner === 'collection' ? counted.columns : [];
  return {
    images: sql`(
    select ${sql.join([sql`${key} as owner`, ...columns, ...beside])}
    from ${from}${finalLabels(labelSet)} where ${isCounted}
  )`,
    count: owners.owner === 'collection' ? counted.count('counted') : sql<number>`count(*)`,
  };
};

/** Of the images of owners it matters who each is. */
const rowsOf = (catalog: Catalog, { owner, ids }: ImageOwners, { from }: CountedIn) =>
  owner === 'collection'
    ? { from, key: sql`''`, isTheirs: every([]) }
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
