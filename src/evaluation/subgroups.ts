import type { SubgroupDimension } from '../terms/subgroup-dimension.ts';
import type { CollectionImages, ImageTraits } from './ground.ts';

type Value = ImageTraits['sex' | 'viewPosition' | 'ageDecade'];

/** Rows that have a value in common. */
export interface Subgroup {
  readonly value: Value;
  readonly rows: Int32Array;
}

/** The value of an image in each dimension. */
const VALUE_OF: Readonly<Record<SubgroupDimension, (traits: ImageTraits) => Value>> = {
  SEX: ({ sex }) => sex,
  VIEW_POSITION: ({ viewPosition }) => viewPosition,
  AGE_DECADE: ({ ageDecade }) => ageDecade,
};

/** Divides rows by a dimension: by value, what is unknown at the end; without values that none has. */
export const divide = (
  { traits, traitsOf }: CollectionImages,
  dimension: SubgroupDimension,
  rows: Int32Array,
): Subgroup[] => {
  const values = [...new Set(traits.map(VALUE_OF[dimension]))].toSorted(inOrder);
  const places = Uint8Array.from(traits, (one) => values.indexOf(VALUE_OF[dimension](one)));
  const counts = values.map(() => 0);
  const rowsOf = values.map(() => new Int32Array(rows.length));
  for (const row of rows) {
    const place = places[traitsOf[row] ?? 0] ?? 0;
    const count = counts[place] ?? 0;
    const own = rowsOf[place];
    if (own !== undefined) own[count] = row;
    counts[place] = count + 1;
  }
  return values.flatMap((value, place) => {
    const own = rowsOf[place]?.slice(0, counts[place]) ?? new Int32Array();
    return own.length === 0 ? [] : { value, rows: own };
  });
};

const inOrder = (left: Value, right: Value): number => {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left < right ? -1 : 1;
};
