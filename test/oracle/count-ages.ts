import { type Dimension, placeOf, type Space, valuesOf } from './dimension-values.ts';
import type { ImageRow } from './rows.ts';

/** The ages that are known, ascending. */
function agesOf(images: readonly ImageRow[]): readonly number[] {
  return images.flatMap((image) => image.patientAgeYears ?? []).sort((left, right) => left - right);
}

export function describeAges(images: readonly ImageRow[]) {
  const ages = agesOf(images);
  const middle = [ages[(ages.length - 1) >> 1], ages[ages.length >> 1]];
  const [low, high] = middle;
  return {
    min: ages[0] ?? null,
    max: ages.at(-1) ?? null,
    mean: ages.length === 0 ? null : ages.reduce((sum, age) => sum + age, 0) / ages.length,
    median: low === undefined || high === undefined ? null : (low + high) / 2,
    knownCount: ages.length,
    unknownCount: images.length - ages.length,
  };
}

export function countBins(images: readonly ImageRow[], width: number) {
  const ages = agesOf(images);
  const [youngest] = ages;
  const oldest = ages.at(-1);
  if (youngest === undefined || oldest === undefined) return [];
  const bins = [];
  for (let from = youngest - (youngest % width); from <= oldest; from += width) {
    const imageCount = ages.filter((age) => age >= from && age < from + width).length;
    bins.push({ fromYears: from, toYears: from + width - 1, imageCount });
  }
  return bins;
}

/** Every two findings of an image, by the final labels of a set. */
export function countPairs(images: readonly ImageRow[], space: Space) {
  const dimension: Dimension = 'FINDING';
  const present = images.map((image) =>
    valuesOf(image, dimension, space)
      .filter((value) => value !== 'NO_FINDING' && value !== 'NOT_ASSESSED')
      .toSorted((left, right) => placeOf(dimension, left) - placeOf(dimension, right)),
  );
  const countOf = (...findings: readonly string[]): number =>
    present.filter((own) => findings.every((finding) => own.includes(finding))).length;
  const pairs = new Map<string, readonly [string, string]>();
  for (const own of present) {
    for (const [place, left] of own.entries()) {
      for (const right of own.slice(place + 1)) pairs.set(`${left} ${right}`, [left, right]);
    }
  }
  return [...pairs.values()]
    .sort(
      ([a, b], [c, d]) =>
        placeOf(dimension, a) - placeOf(dimension, c) ||
        placeOf(dimension, b) - placeOf(dimension, d),
    )
    .map(([left, right]) => ({
      left,
      right,
      imageCount: countOf(left, right),
      leftCount: countOf(left),
      rightCount: countOf(right),
    }));
}
