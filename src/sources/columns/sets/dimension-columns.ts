import type { Coordinates } from '../../../cohort/image-group.ts';
import { FINDINGS } from '../../../terms/finding.ts';
import { findingsOf } from '../../../terms/finding-bits.ts';
import type { ImageDimension } from '../../../terms/image-dimension.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../../../terms/label-set-code.ts';
import { NO_NUMBER, SEXES, SPLITS, VIEW_POSITIONS } from '../columns.ts';
import type { NumberColumn } from './number-column.ts';
import { type SetColumns, setBit } from './set-columns.ts';

/** A value of a dimension: one object for each, so that values are the same where these are. */
export type DimensionValue = Readonly<Partial<Coordinates>>;

/** A dimension: a column of numbers, and what values a number stands for. */
export interface DimensionColumn {
  readonly column: NumberColumn;
  readonly valuesOf: (number: number) => readonly DimensionValue[];
}

/** labelSet: whose findings are meant. */
export const dimensionColumn = (
  columns: SetColumns,
  dimension: ImageDimension,
  labelSet: LabelSetCode | null,
): DimensionColumn => {
  switch (dimension) {
    case 'FINDING':
      return { column: columns.findings(labelSet ?? 'NIH_NLP_2020'), valuesOf: findingsIn };
    case 'SEX':
      return { column: columns.sex(), valuesOf: (code) => SEX_VALUES[code] ?? [] };
    case 'VIEW_POSITION':
      return { column: columns.viewPosition(), valuesOf: (code) => VIEW_VALUES[code] ?? [] };
    case 'SPLIT':
      return { column: columns.split(), valuesOf: (code) => SPLIT_VALUES[code] ?? NO_SPLIT };
    case 'AGE_DECADE':
      return { column: columns.ageYears(), valuesOf: decadesOf };
    case 'LABEL_SET':
      return { column: columns.labelSets(), valuesOf: setsIn };
  }
};

const SEX_VALUES = SEXES.map((sex): readonly DimensionValue[] => [{ sex }]);
const VIEW_VALUES = VIEW_POSITIONS.map((viewPosition): readonly DimensionValue[] => [
  { viewPosition },
]);
const SPLIT_VALUES = SPLITS.map((split): readonly DimensionValue[] => [{ split }]);
const NO_SPLIT: readonly DimensionValue[] = [{ split: null }];

const NOT_ASSESSED: readonly DimensionValue[] = [{ withoutFinding: 'NOT_ASSESSED' }];
const NO_FINDING: readonly DimensionValue[] = [{ withoutFinding: 'NO_FINDING' }];
const FINDING_VALUES = new Map(
  FINDINGS.map((finding): [string, DimensionValue] => [finding, { finding }]),
);

const byFindings = new Map<number, readonly DimensionValue[]>([
  [NO_NUMBER, NOT_ASSESSED],
  [0, NO_FINDING],
]);

const findingsIn = (present: number): readonly DimensionValue[] => {
  const known = byFindings.get(present);
  if (known !== undefined) return known;
  const values = findingsOf(present).flatMap((finding) => FINDING_VALUES.get(finding) ?? []);
  byFindings.set(present, values);
  return values;
};

const DECADE_YEARS = 10;
const NO_DECADE: readonly DimensionValue[] = [{ ageDecade: null }];
/** Of every age that there can be. */
const DECADES = Array.from({ length: 20 }, (_, decade): readonly DimensionValue[] => [
  { ageDecade: decade * DECADE_YEARS },
]);

const decadesOf = (ageYears: number): readonly DimensionValue[] =>
  DECADES[Math.floor(ageYears / DECADE_YEARS)] ?? NO_DECADE;

const SET_VALUES = LABEL_SET_CODES.map((labelSet): readonly [number, DimensionValue] => [
  setBit(labelSet),
  { labelSet },
]);
const NO_SET: readonly DimensionValue[] = [{ labelSet: null }];

const setsIn = (bits: number): readonly DimensionValue[] =>
  bits === 0 ? NO_SET : SET_VALUES.flatMap(([bit, value]) => ((bits & bit) === 0 ? [] : value));
