import { type Expression, type SqlBool, sql } from 'kysely';
import type { LabelFilter } from '../../label/label.filter.ts';
import { findingBits } from '../../terms/finding-bits.ts';
import { VOCABULARY } from '../../terms/vocabulary.ts';
import type { Catalog } from './catalog.ts';
import { every, hasBits, some } from './conditions.ts';
import { table } from './from-table.ts';
import {
  failing,
  type Mask,
  type MaskColumns,
  maskWriter,
  type Partition,
  partitionsOf,
} from './label-masks.ts';
import { isTextMined, NLP_COLUMNS, type TextMinedSet } from './nlp-columns.ts';

const ASSESSMENT_COLUMNS: MaskColumns = {
  assessed: sql.ref<number>('assessments.assessed'),
  present: sql.ref<number>('assessments.present'),
  uncertain: sql.ref<number>('assessments.uncertain'),
  readerId: sql.ref<string | null>('assessments.reader_id'),
};

/** What no label meets. */
const NONE: Expression<number> = sql`0`;

/** Whether no row can have a label of a set: an engine need not be asked, and BigQuery not be paid. */
export const isNone = (mask: Expression<number>): boolean => mask === NONE;

/** The set of the labels of a row of `assessments` that meet a filter; 0 outside its partitions. */
export const matchedLabels = (catalog: Catalog, filter: LabelFilter): Expression<number> => {
  const branches = partitionsOf(filter, catalog).flatMap((partition) => {
    const mask = maskWriter(catalog, partition, ASSESSMENT_COLUMNS)(filter.condition);
    return isNothing(mask) ? [] : [sql`when ${isOf(partition)} then ${mask}`];
  });
  return branches.length === 0 ? NONE : sql`(case ${sql.join(branches, sql` `)} else 0 end)`;
};

/** How many labels the rows of a group hold. */
export const labelTotal = (mask: Expression<number>): Expression<number> =>
  sql`cast(coalesce(sum(bit_count(${mask})), 0) as integer)`;

/** Which labels of an image a condition looks for: those that meet a filter, or those that fail it. */
export type Looked = 'meeting' | 'failing';

/** Whether an image has a label that meets, or that fails, a filter. */
export const imageHasLabel = (
  catalog: Catalog,
  filter: LabelFilter,
  looked: Looked,
): Expression<SqlBool> => {
  const maskOf = (partition: Partition, columns: MaskColumns): Mask => {
    const mask = maskWriter(catalog, partition, columns)(filter.condition);
    return looked === 'meeting' ? mask : failing(columns, mask);
  };
  const onImages: Expression<SqlBool>[] = [];
  const onAssessments: Expression<SqlBool>[] = [];
  for (const partition of partitionsOf(filter, catalog)) {
    const { labelSet } = partition;
    if (isTextMined(labelSet)) {
      const mask = maskOf(partition, nlpColumns(labelSet));
      const column = sql.ref(NLP_COLUMNS[labelSet]);
      if (typeof mask !== 'number') onImages.push(hasBits(mask));
      else if (!isNothing(mask)) onImages.push(sql`(${column} is not null)`);
    } else {
      const mask = maskOf(partition, ASSESSMENT_COLUMNS);
      if (!isNothing(mask)) onAssessments.push(every([isOf(partition), holdsAny(mask)]));
    }
  }
  const inFiles =
    onAssessments.length === 0
      ? []
      : [
          sql<SqlBool>`(images.image_number in (select assessments.image_number from ${table('assessments')} where ${some(onAssessments)}))`,
        ];
  return some([...onImages, ...inFiles]);
};

const nlpColumns = (labelSet: TextMinedSet): MaskColumns => ({
  assessed: findingBits(VOCABULARY[labelSet]),
  present: sql.ref<number | null>(NLP_COLUMNS[labelSet]),
  uncertain: 0,
  readerId: null,
});

/** None is null; but DuckDB needs 1.6 times as long for the comparison alone. */
const holdsAny = (mask: Mask): Expression<SqlBool> => sql`coalesce(${mask} <> 0, false)`;

const isOf = ({ labelSet, source }: Partition): Expression<SqlBool> =>
  sql`(assessments.label_set = ${labelSet} and assessments.source = ${source})`;

const isNothing = (mask: Mask): boolean => mask === 0;
