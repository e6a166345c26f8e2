import type { ImageFilter } from '../image/image.filter.ts';
import type { LabelCondition } from '../label/label.filter.ts';
import type { ImageDimension } from '../terms/image-dimension.ts';
import { LABEL_SET_CODES } from '../terms/label-set-code.ts';
import type { NumberComparison, TextComparison } from '../terms/read-comparisons.ts';
import { DECADE_YEARS, type ValueSpace } from './dimension-values.ts';
import type { Coordinates } from './image-group.ts';
import { findingsIn, isMetByPresent, isMetInSet, looksFor } from './label-scope.filter.ts';

/**
 * Whether the own conditions of a dimension select a value of it.
 *
 * own: null where the filter has none; then nothing is selected.
 */
export const isSelected = (
  own: ImageFilter | null,
  { dimension, group }: { dimension: ImageDimension; group: Coordinates },
  scope: ValueSpace,
): boolean => {
  if (own === null) return false;
  switch (dimension) {
    case 'SEX':
      return holdsFor(own, group.sex);
    case 'VIEW_POSITION':
      return holdsFor(own, group.viewPosition);
    case 'SPLIT':
      return holdsFor(own, group.split);
    case 'AGE_DECADE':
      return agesOf(group.ageDecade).some((age) => holdsFor(own, age));
    case 'FINDING':
      return isFindingSelected(own, group, scope);
    case 'LABEL_SET':
      return isSetSelected(own, group, scope);
  }
};

const agesOf = (decade: number | null): readonly (number | null)[] =>
  decade === null ? [null] : Array.from({ length: DECADE_YEARS }, (_, year) => decade + year);

/** Whether a value meets conditions that speak of it alone; a missing one meets notIn and nothing else. */
const holdsFor = (filter: ImageFilter, value: string | number | null): boolean => {
  if (filter.kind === 'all') return filter.of.every((part) => holdsFor(part, value));
  if (filter.kind === 'any') return filter.of.some((part) => holdsFor(part, value));
  if (filter.kind === 'not') return !holdsFor(filter.of, value);
  return 'operator' in filter && compares(filter, value);
};

type Comparison = NumberComparison<string> | TextComparison<string>;

const compares = ({ operator, values }: Comparison, value: string | number | null): boolean => {
  const isListed = values.some((one) => one === value);
  if (operator === 'in') return isListed;
  if (operator === 'notIn') return !isListed;
  const [bound] = values;
  if (typeof value !== 'number' || typeof bound !== 'number') return false;
  if (operator === 'lt') return value < bound;
  if (operator === 'lte') return value <= bound;
  return operator === 'gt' ? value > bound : value >= bound;
};

/** What conditions look for among the labels of an image: to be there, or not to be there. */
interface Looked {
  readonly isWanted: boolean;
  readonly condition: LabelCondition;
}

const lookedFor = (filter: ImageFilter, isNegated = false): readonly Looked[] => {
  if (filter.kind === 'all' || filter.kind === 'any') {
    return filter.of.flatMap((part) => lookedFor(part, isNegated));
  }
  if (filter.kind === 'not') return lookedFor(filter.of, !isNegated);
  if (filter.kind !== 'labels') return [];
  const isWanted = (filter.quantifier === 'some') !== isNegated;
  return [{ isWanted, condition: looksFor(filter).condition }];
};

/** A finding where a present label of it is wanted; no finding where all of those are unwanted. */
const isFindingSelected = (own: ImageFilter, group: Coordinates, scope: ValueSpace): boolean => {
  const { finding, withoutFinding } = group;
  const isMet = ({ condition }: Looked, one: typeof finding): boolean =>
    one !== null && isMetByPresent(condition, one, scope);
  if (finding !== null) {
    return lookedFor(own).some((looked) => looked.isWanted && isMet(looked, finding));
  }
  if (withoutFinding !== 'NO_FINDING') return false;
  return lookedFor(own).some(
    (looked) => !looked.isWanted && findingsIn(scope).every((one) => isMet(looked, one)),
  );
};

/** A set where labels of it are wanted; none where those of every loaded set are unwanted. */
const isSetSelected = (
  own: ImageFilter,
  { labelSet }: Coordinates,
  { loadedSets }: ValueSpace,
): boolean => {
  if (labelSet !== null) {
    return lookedFor(own).some(
      ({ isWanted, condition }) => isWanted && isMetInSet(condition, labelSet),
    );
  }
  const loaded = LABEL_SET_CODES.filter((code) => loadedSets.has(code));
  return lookedFor(own).some(
    ({ isWanted, condition }) => !isWanted && loaded.every((code) => isMetInSet(condition, code)),
  );
};
