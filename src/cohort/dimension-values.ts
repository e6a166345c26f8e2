import { UserInputError } from '../errors.ts';
import { shortened } from '../quoted.ts';
import { FINDINGS, type Finding } from '../terms/finding.ts';
import { IMAGE_DIMENSIONS, type ImageDimension } from '../terms/image-dimension.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../terms/label-set-code.ts';
import { Sex } from '../terms/sex.ts';
import { Split } from '../terms/split.ts';
import { ViewPosition } from '../terms/view-position.ts';
import { VOCABULARY } from '../terms/vocabulary.ts';
import { type Coordinates, NO_COORDINATES, WithoutFinding } from './image-group.ts';

/** What the values of dimensions depend on. */
export interface ValueSpace {
  /** Whose findings count. */
  readonly labelSet: LabelSetCode;
  readonly loadedSets: { has: (code: LabelSetCode) => boolean };
}

const SEXES = Object.values(Sex);
const VIEW_POSITIONS = Object.values(ViewPosition);
const SPLITS = Object.values(Split);

/** Of what was found, in characters: each dimension twice, at least. */
const MOST_TOLD = 120;

/** Years of a group of ages. */
export const DECADE_YEARS = 10;

/** UserInputError where an argument names no dimension, or one twice. */
export const checkDimensions = (dimensions: readonly ImageDimension[]): void => {
  const different = new Set(dimensions).size;
  if (different > 0 && different === dimensions.length) return;
  const found = shortened(dimensions.join(', '), MOST_TOLD) || 'none';
  throw new UserInputError(
    `dimensions takes 1 to ${IMAGE_DIMENSIONS.length} different dimensions, found ${found}.`,
  );
};

/** The values that a dimension always has, whether images have them or not, in their order. */
export const knownValues = (
  dimension: ImageDimension,
  { labelSet, loadedSets }: ValueSpace,
): readonly Coordinates[] => {
  switch (dimension) {
    case 'FINDING':
      return [
        ...VOCABULARY[labelSet].map((finding) => ({ ...NO_COORDINATES, finding })),
        { ...NO_COORDINATES, withoutFinding: 'NO_FINDING' },
      ];
    case 'SEX':
      return SEXES.map((sex) => ({ ...NO_COORDINATES, sex }));
    case 'VIEW_POSITION':
      return VIEW_POSITIONS.map((viewPosition) => ({ ...NO_COORDINATES, viewPosition }));
    case 'SPLIT':
      return SPLITS.map((split) => ({ ...NO_COORDINATES, split }));
    case 'LABEL_SET':
      return LABEL_SET_CODES.filter((code) => loadedSets.has(code)).map((code) => ({
        ...NO_COORDINATES,
        labelSet: code,
      }));
    case 'AGE_DECADE':
      return [];
  }
};

/** What the value of a group in a dimension is called; names differ where values do. */
export const valueName = (dimension: ImageDimension, group: Coordinates): string => {
  switch (dimension) {
    case 'FINDING':
      return group.finding ?? group.withoutFinding ?? WithoutFinding.NOT_ASSESSED;
    case 'SEX':
      return group.sex ?? UNKNOWN;
    case 'VIEW_POSITION':
      return group.viewPosition ?? UNKNOWN;
    case 'SPLIT':
      return group.split ?? UNKNOWN;
    case 'AGE_DECADE':
      return group.ageDecade === null ? UNKNOWN : String(group.ageDecade);
    case 'LABEL_SET':
      return group.labelSet ?? 'NONE';
  }
};

const UNKNOWN = 'UNKNOWN';

/** Orders groups by their values in some dimensions, the first one first. */
export const inOrderOf =
  (dimensions: readonly ImageDimension[]) =>
  (left: Coordinates, right: Coordinates): number => {
    for (const dimension of dimensions) {
      const difference = placeOf(dimension, left) - placeOf(dimension, right);
      if (difference !== 0) return difference;
    }
    return 0;
  };

/** Behind every value. */
const LAST = 1000;

const placeOf = (dimension: ImageDimension, group: Coordinates): number => {
  switch (dimension) {
    case 'FINDING':
      if (group.finding !== null) return FINDING_PLACES.get(group.finding) ?? LAST;
      return group.withoutFinding === 'NO_FINDING' ? LAST : LAST + 1;
    case 'SEX':
      return placeIn(SEXES, group.sex);
    case 'VIEW_POSITION':
      return placeIn(VIEW_POSITIONS, group.viewPosition);
    case 'SPLIT':
      return placeIn(SPLITS, group.split);
    case 'AGE_DECADE':
      return group.ageDecade ?? LAST;
    case 'LABEL_SET':
      return placeIn(LABEL_SET_CODES, group.labelSet);
  }
};

const FINDING_PLACES = new Map<Finding, number>(FINDINGS.map((finding, place) => [finding, place]));

const placeIn = <V>(values: readonly V[], value: V | null): number =>
  value === null ? LAST : values.indexOf(value);
