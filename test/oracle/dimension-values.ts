import {
  FINDINGS,
  type Finding,
  type ImageRow,
  LABEL_SETS,
  type LabelSetCode,
  NLP_FINDINGS,
} from './rows.ts';
import { VOCABULARY } from './vocabulary.ts';

export const DIMENSIONS = [
  'FINDING',
  'SEX',
  'VIEW_POSITION',
  'SPLIT',
  'AGE_DECADE',
  'LABEL_SET',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Whose labels a facet of findings counts. */
export interface Space {
  readonly labelSet: LabelSetCode;
  readonly loadedSets: readonly LabelSetCode[];
}

/** In the order of the schema's enumeration. */
const FINDING_ORDER: readonly Finding[] = [
  ...NLP_FINDINGS,
  'AIRSPACE_OPACITY',
  'FRACTURE',
  'NODULE_OR_MASS',
  'ABNORMAL',
  'OTHER',
];

/** The names of an image's values in a dimension: at least one. */
export function valuesOf(image: ImageRow, dimension: Dimension, space: Space): readonly string[] {
  switch (dimension) {
    case 'FINDING':
      return findingsOf(image, space);
    case 'SEX':
      return [image.sex];
    case 'VIEW_POSITION':
      return [image.viewPosition];
    case 'SPLIT':
      return [image.split ?? 'UNKNOWN'];
    case 'AGE_DECADE': {
      const age = image.patientAgeYears;
      return [age === null ? 'UNKNOWN' : `${age - (age % 10)}`];
    }
    case 'LABEL_SET': {
      const sets = new Set(image.labels.map((label) => label.labelSet));
      return sets.size === 0 ? ['NONE'] : [...sets];
    }
  }
}

function findingsOf(image: ImageRow, { labelSet }: Space): readonly string[] {
  const final = image.labels.filter((it) => it.labelSet === labelSet && it.source !== 'READER');
  if (final.length === 0) return ['NOT_ASSESSED'];
  const present = final.filter((it) => it.value === 'PRESENT').map((it) => it.finding);
  return present.length === 0 ? ['NO_FINDING'] : present;
}

/** The values that are listed with no images too, in their order. */
export function listedValues(dimension: Dimension, space: Space): readonly string[] {
  switch (dimension) {
    case 'FINDING':
      return [...FINDING_ORDER.filter((it) => isIn(it, space)), 'NO_FINDING'];
    case 'SEX':
      return ['FEMALE', 'MALE'];
    case 'VIEW_POSITION':
      return ['AP', 'PA'];
    case 'SPLIT':
      return ['TRAIN_VALIDATION', 'TEST'];
    case 'AGE_DECADE':
      return [];
    case 'LABEL_SET':
      return LABEL_SETS.filter((code) => space.loadedSets.includes(code));
  }
}

const isIn = (finding: Finding, { labelSet }: Space): boolean =>
  VOCABULARY[labelSet].includes(finding);

/** Where a value stands among those of its dimension. */
export function placeOf(dimension: Dimension, value: string): number {
  if (dimension === 'AGE_DECADE') return value === 'UNKNOWN' ? Number.MAX_VALUE : Number(value);
  const order: readonly string[] = {
    FINDING: [...FINDING_ORDER, 'NO_FINDING', 'NOT_ASSESSED'],
    SEX: ['FEMALE', 'MALE'],
    VIEW_POSITION: ['AP', 'PA'],
    SPLIT: ['TRAIN_VALIDATION', 'TEST', 'UNKNOWN'],
    LABEL_SET: [...LABEL_SETS, 'NONE'],
  }[dimension];
  return order.indexOf(value);
}

/** How the graph shows a value, beside its name. */
export function shownValue(dimension: Dimension, value: string): Record<string, unknown> {
  const isFinding = FINDINGS.some((finding) => finding === value);
  switch (dimension) {
    case 'FINDING':
      return isFinding ? { finding: value } : { withoutFinding: value };
    case 'SEX':
      return { sex: value };
    case 'VIEW_POSITION':
      return { viewPosition: value };
    case 'SPLIT':
      return value === 'UNKNOWN' ? {} : { split: value };
    case 'AGE_DECADE':
      return value === 'UNKNOWN' ? {} : { ageDecade: Number(value) };
    case 'LABEL_SET':
      return value === 'NONE' ? {} : { labelSet: value };
  }
}

/** The fields of no value at all. */
export const NOTHING_SHOWN = {
  finding: null,
  withoutFinding: null,
  sex: null,
  viewPosition: null,
  split: null,
  ageDecade: null,
  labelSet: null,
};
