import { type Expression, type SqlBool, sql } from 'kysely';
import type {
  Disagreement,
  FindingCondition,
  ImageFilter,
  LabelChange,
  NumberField,
  TextField,
} from '../../image/image.filter.ts';
import type { LabelOrigin } from '../../label/label-origin.filter.ts';
import { NIH_FINDINGS } from '../../terms/finding.ts';
import { findingBit, findingBits } from '../../terms/finding-bits.ts';
import type { Catalog } from './catalog.ts';
import { compare, every, hasBits, not, type Operand, some } from './conditions.ts';
import type { Dialect } from './engine.ts';
import { table } from './from-table.ts';
import { imageHasLabel } from './label-matches.ts';
import { qualityBits } from './quality-bits.ts';

type Condition = Expression<SqlBool>;

const column = (name: string, isNullable = false): Operand => ({
  value: sql.ref(`images.${name}`),
  isNullable,
});

const OPERANDS: Readonly<Record<Exclude<TextField, 'studyInstanceUid'> | NumberField, Operand>> = {
  imageIndex: column('image_index'),
  sex: column('sex'),
  viewPosition: column('view_position'),
  split: column('split', true),
  patientId: column('patient_id'),
  patientAgeYears: column('age_years', true),
  followUpNumber: column('follow_up_number'),
};

/** Writes an image filter as a condition on rows of `images`. */
export const imageCondition = (catalog: Catalog, filter: ImageFilter): Condition => {
  const write = (part: ImageFilter): Condition => imageCondition(catalog, part);
  const { dialect } = catalog;
  switch (filter.kind) {
    case 'all':
      return every(filter.of.map(write));
    case 'any':
      return some(filter.of.map(write));
    case 'not':
      return not(write(filter.of));
    case 'text':
      return filter.field === 'studyInstanceUid'
        ? studyCondition(dialect, filter.operator, filter.values)
        : compare(dialect, OPERANDS[filter.field], filter);
    case 'number':
      return compare(dialect, OPERANDS[filter.field], filter);
    case 'labels': {
      const has = imageHasLabel(
        catalog,
        filter.labels,
        filter.quantifier === 'every' ? 'failing' : 'meeting',
      );
      return filter.quantifier === 'some' ? has : not(has);
    }
    case 'disagreement':
      return disagreement(dialect, filter);
    case 'labelChanged':
      return labelChanged(dialect, filter);
    case 'boxes': {
      const has: Condition = sql`(images.ordinal in (select image_ordinal from ${table('boxes')} where ${boxCondition(dialect, filter.box)}))`;
      return filter.quantifier === 'some' ? has : not(has);
    }
    case 'quality': {
      const has: Condition = sql`((images.quality & ${qualityBits(filter.issues)}) <> 0)`;
      return filter.quantifier === 'some' ? has : not(has);
    }
  }
};

const studyCondition = (
  dialect: Dialect,
  operator: 'in' | 'notIn',
  values: readonly string[],
): Condition => {
  const study: Operand = { value: sql.ref('uids.study_uid'), isNullable: false };
  const isOne = compare(dialect, study, { operator: 'in', values });
  const has: Condition = sql`(images.ordinal in (select image_ordinal from ${table('uids')} where ${isOne}))`;
  return operator === 'in' ? has : not(has);
};

const boxCondition = (dialect: Dialect, box: FindingCondition): Condition => {
  if (box.kind === 'all') return every(box.of.map((part) => boxCondition(dialect, part)));
  if (box.kind === 'any') return some(box.of.map((part) => boxCondition(dialect, part)));
  if (box.kind === 'not') return not(boxCondition(dialect, box.of));
  return compare(dialect, { value: sql.ref('boxes.finding'), isNullable: false }, box);
};

const disagreement = (dialect: Dialect, condition: Disagreement): Condition => {
  const bit = findingBit(condition.finding);
  const differ = (left: string, right: string): Condition =>
    sql`((${dialect.exclusiveOr(sql.ref(left), sql.ref(right))} & ${bit}) <> 0)`;
  const isMet = every([
    isFrom('l', condition.left),
    isFrom('r', condition.right),
    sql`((l.assessed & r.assessed & ${bit}) <> 0)`,
    some([differ('l.present', 'r.present'), differ('l.uncertain', 'r.uncertain')]),
    ...leftSays(condition),
  ]);
  return sql`(images.ordinal in (select l.image_ordinal from ${table('assessments', 'l')} join ${table('assessments', 'r')} on r.image_ordinal = l.image_ordinal where ${isMet}))`;
};

const isFrom = (alias: 'l' | 'r', { labelSet, source, readerId }: LabelOrigin): Condition =>
  every([
    sql`${sql.ref(`${alias}.label_set`)} = ${labelSet}`,
    sql`${sql.ref(`${alias}.source`)} = ${source}`,
    ...(readerId === null ? [] : [sql<SqlBool>`${sql.ref(`${alias}.reader_id`)} = ${readerId}`]),
  ]);

const leftSays = ({ leftValue, finding }: Disagreement): Condition[] => {
  const bit = findingBit(finding);
  if (leftValue === null) return [];
  if (leftValue === 'PRESENT') return [sql`((l.present & ${bit}) <> 0)`];
  if (leftValue === 'UNCERTAIN') return [sql`((l.uncertain & ${bit}) <> 0)`];
  return [sql`(((l.present | l.uncertain) & ${bit}) = 0)`];
};

const labelChanged = (dialect: Dialect, { finding, from, to }: LabelChange): Condition => {
  const release = (code: string) =>
    sql.ref<number | null>(code === 'NIH_NLP_2017' ? 'images.nlp_2017' : 'images.nlp_2020');
  const bits = finding === null ? findingBits(NIH_FINDINGS) : findingBit(finding);
  return hasBits(sql`(${dialect.exclusiveOr(release(from), release(to))} & ${bits})`);
};
