import { NO_COORDINATES } from '../../../cohort/image-group.ts';
import type { FacetQuery, FacetTally } from '../../../cohort/tally.source.ts';
import type { ImageDimension } from '../../../terms/image-dimension.ts';
import { type Bits, inBoth } from './bits.ts';
import { type DimensionColumn, type DimensionValue, dimensionColumn } from './dimension-columns.ts';
import { areAll, type ImageSets, type PlaceSet } from './image-sets.ts';
import type { Pieces } from './in-pieces.ts';
import { countsIn, type NumberColumn } from './number-column.ts';
import type { OwnedSet } from './owned-sets.ts';
import type { SetColumns } from './set-columns.ts';

/** A dimension, and the images that count in it. */
interface Menu extends DimensionColumn {
  readonly dimension: ImageDimension;
  readonly bits: Bits;
}

/**
 * Counts images for each value of some dimensions, of those that meet the filter and the own
 * conditions of all other dimensions; null: an engine has to be asked.
 */
export const facetTallies = (
  columns: SetColumns,
  sets: ImageSets,
  { filter, dimensions, labelSet, own }: FacetQuery,
) => {
  const met = sets.thatMeet(filter);
  const meeting: readonly (PlaceSet | null)[] = own.map(({ condition }) =>
    sets.thatMeet(condition),
  );
  if (met === null || !areAll(meeting)) return null;
  const menus = dimensions.map((dimension): Menu => {
    const others = meeting.filter((_, i) => own[i]?.dimension !== dimension);
    const bits = others.reduce((all, set) => inBoth(all, set.bits), met.bits);
    return { ...dimensionColumn(columns, dimension, labelSet), dimension, bits };
  });
  return function* count(of: (bits: Bits) => OwnedSet): Pieces<FacetTally[] | null> {
    const tallies: FacetTally[] = [];
    for (const menu of menus) {
      tallies.push(...talliesOf(menu, of(menu.bits)));
      yield;
    }
    return tallies.length === 0 ? null : tallies;
  };
};

const talliesOf = (
  { dimension, column, valuesOf }: Menu,
  { bits, stretch }: OwnedSet,
): FacetTally[] => {
  const { different, ids } = numbered(column, valuesOf);
  const counts = new Int32Array(different.length);
  for (const [number, count] of countsIn(column, bits, stretch)) {
    for (const id of ids[number - column.lowest] ?? []) counts[id] = (counts[id] ?? 0) + count;
  }
  return different.flatMap((value, id): FacetTally[] => {
    const imageCount = counts[id] ?? 0;
    return imageCount === 0 ? [] : [{ ...NO_COORDINATES, ...value, dimension, imageCount }];
  });
};

/** The values of a column, and which of them each number stands for, at the number less the lowest. */
interface NumberedValues {
  readonly different: readonly DimensionValue[];
  readonly ids: readonly (readonly number[])[];
}

const known = new WeakMap<NumberColumn, NumberedValues>();

/** Found out once for a column: a number stands for the same values each time. */
const numbered = (column: NumberColumn, valuesOf: Menu['valuesOf']): NumberedValues => {
  const before = known.get(column);
  if (before !== undefined) return before;
  const positions = new Map<DimensionValue, number>();
  const ids: number[][] = [];
  for (const number of column.occurring) {
    ids[number - column.lowest] = valuesOf(number).map((value) => {
      const position = positions.get(value) ?? positions.size;
      positions.set(value, position);
      return position;
    });
  }
  const found = { different: [...positions.keys()], ids };
  known.set(column, found);
  return found;
};
