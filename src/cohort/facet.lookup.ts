import type { ImageFilter } from '../image/image.filter.ts';
import type { ImageDimension } from '../terms/image-dimension.ts';
import {
  DECADE_YEARS,
  inOrderOf,
  knownValues,
  type ValueSpace,
  valueName,
} from './dimension-values.ts';
import type { FacetBucket } from './facet.ts';
import { type Coordinates, NO_COORDINATES } from './image-group.ts';
import { isSelected } from './selected.filter.ts';

/** A dimension, and what the filter says of it alone; null: nothing. */
interface Menu {
  readonly dimension: ImageDimension;
  readonly own: ImageFilter | null;
}

/** Images with one value of a dimension. */
interface Counted extends Coordinates {
  readonly imageCount: number;
}

/** The buckets of a dimension: its own values, counted or not, and those that images have besides. */
export const bucketsOf = (
  { dimension, own }: Menu,
  counted: readonly Counted[],
  space: ValueSpace,
): FacetBucket[] => {
  const nameOf = (group: Coordinates): string => valueName(dimension, group);
  const counts = new Map(counted.map((group) => [nameOf(group), group.imageCount]));
  const expected = dimension === 'AGE_DECADE' ? decadesOf(counted) : knownValues(dimension, space);
  const values = new Map([...expected, ...counted].map((group) => [nameOf(group), group]));
  return [...values.values()].sort(inOrderOf([dimension])).map((group) => ({
    ...group,
    value: nameOf(group),
    imageCount: counts.get(nameOf(group)) ?? 0,
    isSelected: isSelected(own, { dimension, group }, space),
  }));
};

/** The decades from the lowest that occurs to the highest. */
const decadesOf = (counted: readonly Counted[]): readonly Coordinates[] => {
  const decades = counted.flatMap(({ ageDecade }) => ageDecade ?? []);
  if (decades.length === 0) return [];
  const first = Math.min(...decades);
  const length = (Math.max(...decades) - first) / DECADE_YEARS + 1;
  return Array.from({ length }, (_, place) => ({
    ...NO_COORDINATES,
    ageDecade: first + place * DECADE_YEARS,
  }));
};
