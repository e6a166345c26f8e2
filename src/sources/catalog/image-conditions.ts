import { type Expression, type SqlBool, sql } from 'kysely';
import type {
  FindingCondition,
  ImageFilter,
  LabelChange,
  NumberField,
  TextField,
} from '../../image/image.filter.ts';
import { NIH_FINDINGS } from '../../terms/finding.ts';
import { findingBit, findingBits } from '../../terms/finding-bits.ts';
import type { LabelSetCode } from '../../terms/label-set-code.ts';
import type { TextComparison } from '../../terms/read-comparisons.ts';
import type { Catalog } from './catalog.ts';
import { compare, every, not, type Operand, some } from './conditions.ts';
import { disagreement } from './disagreement.ts';
import type { Dialect } from './engine.ts';
import { table } from './from-table.ts';
import { imageNumbersOf } from './image-number.ts';
import { imageHasLabel } from './label-matches.ts';
import { qualityBits } from './quality-bits.ts';

type Condition = Expression<SqlBool>;

const column = (name: string, isNullable = false): Operand => ({
  value: sql.ref(`images.${name}`),
  isNullable,
});

const OPERANDS: Readonly<
  Record<Exclude<TextField, 'imageIndex' | 'studyInstanceUid'> | NumberField, Operand>
> = {
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
      return textCondition(dialect, filter);
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
      return disagreement(filter);
    case 'labelChanged':
      return labelChanged(filter);
    case 'boxes': {
      const has: Condition = sql`(images.image_number in (select boxes.image_number from ${table('boxes')} where ${boxCondition(dialect, filter.box)}))`;
      return filter.quantifier === 'some' ? has : not(has);
    }
    case 'quality': {
      const has: Condition = sql`((images.quality & ${qualityBits(filter.issues)}) <> 0)`;
      return filter.quantifier === 'some' ? has : not(has);
    }
  }
};

const textCondition = (dialect: Dialect, condition: TextComparison<TextField>): Condition => {
  const { field, operator, values } = condition;
  if (field === 'studyInstanceUid') return studyCondition(dialect, operator, values);
  if (field !== 'imageIndex') return compare(dialect, OPERANDS[field], condition);
  return compare(dialect, column('image_number'), { operator, values: imageNumbersOf(values) });
};

const studyCondition = (
  dialect: Dialect,
  operator: 'in' | 'notIn',
  values: readonly string[],
): Condition => {
  const study: Operand = { value: sql.ref('uids.study_uid'), isNullable: false };
  const isOne = compare(dialect, study, { operator: 'in', values });
  const has: Condition = sql`(images.image_number in (select uids.image_number from ${table('uids')} where ${isOne}))`;
  return operator === 'in' ? has : not(has);
};

const boxCondition = (dialect: Dialect, box: FindingCondition): Condition => {
  if (box.kind === 'all') return every(box.of.map((part) => boxCondition(dialect, part)));
  if (box.kind === 'any') return some(box.of.map((part) => boxCondition(dialect, part)));
  if (box.kind === 'not') return not(boxCondition(dialect, box.of));
  return compare(dialect, { value: sql.ref('boxes.finding'), isNullable: false }, box);
};

const labelChanged = ({ finding, from, to }: LabelChange): Condition => {
  const bits = finding === null ? findingBits(NIH_FINDINGS) : findingBit(finding);
  const present = (code: LabelSetCode) =>
    sql`(${sql.ref(code === 'NIH_NLP_2017' ? 'images.nlp_2017' : 'images.nlp_2020')} & ${bits})`;
  return sql`coalesce(${present(from)} <> ${present(to)}, false)`;
};
