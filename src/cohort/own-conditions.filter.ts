import { allOf } from '../filter.ts';
import type { ImageFilter } from '../image/image.filter.ts';
import type { ImageDimension } from '../terms/image-dimension.ts';
import type { ValueSpace } from './dimension-values.ts';
import { speaksOfFindings, speaksOfSets } from './own-labels.filter.ts';

// A facet leaves out the conditions that its own menu made, so that the other choices of the menu
// keep their counts. Which these are is decided by the filter's form alone. The filter is first
// taken apart into conditions that all must hold: keys that stand side by side, the members of
// `and`, the single member of `or`, what two `not` leave, and `not` of each member where a `not`
// stands before an `or`. A condition is a dimension's own where everything in it speaks of that
// dimension and of nothing else. What mixes dimensions is nobody's own, and stays.

/** A filter taken apart. */
export interface FilterParts {
  /** The conditions of each dimension that has own ones. */
  readonly own: ReadonlyMap<ImageDimension, ImageFilter>;
  /** What is left: the conditions that are no dimension's own, of those asked about. */
  readonly rest: ImageFilter;
}

/** Takes the own conditions of some dimensions out of a filter. */
export const takeApart = (
  filter: ImageFilter,
  dimensions: readonly ImageDimension[],
  scope: ValueSpace,
): FilterParts => {
  const own = new Map<ImageDimension, ImageFilter[]>();
  const rest: ImageFilter[] = [];
  for (const condition of conjunctsOf(filter)) {
    const dimension = dimensions.find((one) => isOwn(condition, one, scope));
    if (dimension === undefined) rest.push(condition);
    else own.set(dimension, [...(own.get(dimension) ?? []), condition]);
  }
  return {
    own: new Map([...own].map(([dimension, conditions]) => [dimension, allOf(conditions)])),
    rest: allOf(rest),
  };
};

/** The conditions that all must hold. */
const conjunctsOf = (filter: ImageFilter): readonly ImageFilter[] => {
  if (filter.kind === 'all') return filter.of.flatMap(conjunctsOf);
  if (filter.kind !== 'not') return [filter];
  const { of } = filter;
  if (of.kind === 'not') return conjunctsOf(of.of);
  if (of.kind === 'any') return of.of.flatMap((part) => conjunctsOf({ kind: 'not', of: part }));
  return [filter];
};

/** Whether a condition speaks of a dimension, and of nothing else. */
const isOwn = (condition: ImageFilter, dimension: ImageDimension, scope: ValueSpace): boolean => {
  const leaves = leavesOf(condition);
  return leaves.length > 0 && leaves.every((leaf) => speaksOf(leaf, dimension, scope));
};

type Leaf = Exclude<ImageFilter, { kind: 'all' | 'any' | 'not' }>;

const leavesOf = (filter: ImageFilter): readonly Leaf[] => {
  if (filter.kind === 'all' || filter.kind === 'any') return filter.of.flatMap(leavesOf);
  return filter.kind === 'not' ? leavesOf(filter.of) : [filter];
};

const FIELDS: Readonly<Partial<Record<ImageDimension, string>>> = {
  SEX: 'sex',
  VIEW_POSITION: 'viewPosition',
  SPLIT: 'split',
  AGE_DECADE: 'patientAgeYears',
};

const speaksOf = (leaf: Leaf, dimension: ImageDimension, scope: ValueSpace): boolean => {
  if (leaf.kind === 'labels') {
    if (dimension === 'LABEL_SET') return speaksOfSets(leaf);
    return dimension === 'FINDING' && speaksOfFindings(leaf, scope);
  }
  return 'field' in leaf && leaf.field === FIELDS[dimension];
};
