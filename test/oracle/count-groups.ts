import { holds } from './conditions.ts';
import {
  type Dimension,
  listedValues,
  NOTHING_SHOWN,
  placeOf,
  type Space,
  shownValue,
  valuesOf,
} from './dimension-values.ts';
import type { ImageFilter } from './filters.ts';
import { imageMatches } from './image-matches.ts';
import { conjuncts, isOwn } from './own-conditions.ts';
import type { ImageRow } from './rows.ts';
import { isChosen } from './selected-values.ts';

/** The images of a list that meet a filter. */
export function listed(
  images: readonly ImageRow[],
  filter: ImageFilter | undefined,
): readonly ImageRow[] {
  return images.filter((image) => holds(filter, (given) => imageMatches(given, image)));
}

/** A facet as the graph gives it. */
export function countFacet(
  images: readonly ImageRow[],
  asked: {
    readonly dimension: Dimension;
    readonly filter: ImageFilter | undefined;
    readonly excludeSelf: boolean;
  },
  context: { readonly anyImage: ImageRow; readonly space: Space },
) {
  const { dimension, filter = {}, excludeSelf } = asked;
  const { space } = context;
  const all = conjuncts(filter);
  const own = all.filter((condition) => isOwn(condition, dimension, space));
  const meant = excludeSelf ? all.filter((condition) => !own.includes(condition)) : all;
  const counts = new Map(listedValues(dimension, space).map((value) => [value, 0]));
  for (const image of images) {
    if (!meant.every((condition) => imageMatches(condition, image))) continue;
    for (const value of valuesOf(image, dimension, space)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  if (dimension === 'AGE_DECADE') fillDecades(counts);
  const buckets = [...counts]
    .sort(([left], [right]) => placeOf(dimension, left) - placeOf(dimension, right))
    .map(([value, imageCount]) => ({
      ...NOTHING_SHOWN,
      ...shownValue(dimension, value),
      value,
      imageCount,
      isSelected: isChosen(own, { dimension, value }, context),
    }));
  return { dimension, buckets };
}

function fillDecades(counts: Map<string, number>): void {
  const decades = [...counts.keys()].filter((it) => it !== 'UNKNOWN').map(Number);
  for (let decade = Math.min(...decades); decade < Math.max(...decades); decade += 10) {
    if (!counts.has(`${decade}`)) counts.set(`${decade}`, 0);
  }
}

/** A cross-tab as the graph gives it. */
export function countCells(
  images: readonly ImageRow[],
  dimensions: readonly Dimension[],
  space: Space,
) {
  const cells = new Map<
    string,
    { values: readonly string[]; images: number; patients: Set<string> }
  >();
  for (const image of images) {
    const combinations = dimensions.reduce<readonly (readonly string[])[]>(
      (found, dimension) =>
        found.flatMap((begun) =>
          valuesOf(image, dimension, space).map((value) => [...begun, value]),
        ),
      [[]],
    );
    for (const values of combinations) {
      const key = values.join(' ');
      const cell = cells.get(key) ?? { values, images: 0, patients: new Set() };
      cell.images += 1;
      cell.patients.add(image.patientId);
      cells.set(key, cell);
    }
  }
  const places = (values: readonly string[]) =>
    dimensions.map((it, n) => placeOf(it, values[n] ?? ''));
  return [...cells.values()]
    .sort((left, right) => compareLists(places(left.values), places(right.values)))
    .map(({ values, images: imageCount, patients }) => ({
      ...NOTHING_SHOWN,
      ...Object.assign({}, ...dimensions.map((it, n) => shownValue(it, values[n] ?? ''))),
      imageCount,
      patientCount: patients.size,
    }));
}

function compareLists(left: readonly number[], right: readonly number[]): number {
  const place = left.findIndex((value, n) => value !== right[n]);
  return place === -1 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
}
