import type { Coordinates } from '../../cohort/image-group.ts';
import { nameOf, nameOrNull, numberOf, numberOrNull, type Row } from '../../decode.ts';
import { FINDINGS } from '../../terms/finding.ts';
import { findingBit, findingsOf } from '../../terms/finding-bits.ts';
import type { ImageDimension } from '../../terms/image-dimension.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../../terms/label-set-code.ts';
import { Sex } from '../../terms/sex.ts';
import { Split } from '../../terms/split.ts';
import { ViewPosition } from '../../terms/view-position.ts';
import { VOCABULARY } from '../../terms/vocabulary.ts';

// What an image has no value of is a bit too, behind those of the values.

export const NO_FINDING = 1 << FINDINGS.length;
export const NOT_ASSESSED = NO_FINDING << 1;
export const NO_SET = 1 << LABEL_SET_CODES.length;

export const setBit = (code: LabelSetCode): number => 1 << LABEL_SET_CODES.indexOf(code);

/** Whether an image may have several values in a dimension, so that they are bits. */
export const isManyValued = (dimension: ImageDimension): boolean =>
  dimension === 'FINDING' || dimension === 'LABEL_SET';

/** The bits that values of a dimension can be. */
export const possibleBits = (
  dimension: ImageDimension,
  labelSet: LabelSetCode | null,
): readonly number[] =>
  dimension === 'LABEL_SET'
    ? [...LABEL_SET_CODES.map(setBit), NO_SET]
    : [
        ...(labelSet === null ? FINDINGS : VOCABULARY[labelSet]).map(findingBit),
        NO_FINDING,
        NOT_ASSESSED,
      ];

/** The bits of a set, each apart; 0 where there is none. */
export const apart = (bits: number): readonly number[] => {
  const found: number[] = [];
  for (let bit = 1; bit <= bits; bit <<= 1) if ((bits & bit) !== 0) found.push(bit);
  return found.length === 0 ? [0] : found;
};

/** The one value that a column of a row stands for in a dimension. */
export const coordinateIn = (
  row: Row,
  column: string,
  dimension: ImageDimension,
): Partial<Coordinates> => {
  switch (dimension) {
    case 'FINDING':
      return findingOf(numberOf(row, column));
    case 'SEX':
      return { sex: nameOf(Sex, row, column) };
    case 'VIEW_POSITION':
      return { viewPosition: nameOf(ViewPosition, row, column) };
    case 'SPLIT':
      return { split: nameOrNull(Split, row, column) };
    case 'AGE_DECADE':
      return { ageDecade: numberOrNull(row, column) };
    case 'LABEL_SET':
      return setOf(numberOf(row, column));
  }
};

const findingOf = (bit: number): Partial<Coordinates> => {
  if (bit === NO_FINDING) return { withoutFinding: 'NO_FINDING' };
  if (bit === NOT_ASSESSED) return { withoutFinding: 'NOT_ASSESSED' };
  return { finding: findingsOf(bit)[0] ?? null };
};

const setOf = (bit: number): Partial<Coordinates> => ({
  labelSet: LABEL_SET_CODES.find((code) => setBit(code) === bit) ?? null,
});
