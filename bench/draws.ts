// What the operations are asked about: warm always the same, cold each time something else, drawn by chance from
// more than any memory has seen.
import type { Chosen, Cohort, Draws, ImagePlace, OperationName, Visits } from './operations.ts';
import type { Places } from './places.ts';
import { chance, shuffled } from './random.ts';
import { FINDINGS, JUDGED_FINDINGS, VIEWS } from './words.ts';

const SEED = 20_170_927;
const OLDEST_YEARS = 95;
/** From the youngest to the oldest of a cohort. */
const LEAST_YEARS = 10;
const LAST_VISIT = 29;
const CHOSEN_COUNT = 120_000;
const CHOSEN_FINDINGS = 8;
/** Images of one look-up. */
export const LOOKUP_COUNT = 500;

export type WarmDraws = { readonly [Name in OperationName]: Draws[Name] };
/** In an order of chance. Of look-ups each draw is one image, and many draws make a question. */
export type ColdDraws = { readonly [Name in OperationName]: readonly Draws[Name][] };

/** Every stretch of years that is long enough. */
const stretches = (): { readonly fromYears: number; readonly toYears: number }[] => {
  const all = [];
  for (let fromYears = 0; fromYears + LEAST_YEARS <= OLDEST_YEARS; fromYears += 1) {
    for (let toYears = fromYears + LEAST_YEARS; toYears <= OLDEST_YEARS; toYears += 1) {
      all.push({ fromYears, toYears });
    }
  }
  return all;
};

const cohorts = (): Cohort[] =>
  stretches().flatMap((years) =>
    FINDINGS.flatMap((finding) => VIEWS.map((view) => ({ finding, view, ...years }))),
  );

const visits = (): Visits[] =>
  stretches().flatMap((years) =>
    Array.from({ length: LAST_VISIT + 1 }, (_, followUpTo) => ({ ...years, followUpTo })),
  );

const chosen = (images: readonly string[]): Chosen[] => {
  const next = chance(SEED);
  return Array.from({ length: images.length === 0 ? 0 : CHOSEN_COUNT }, () => ({
    imageIndex: images[Math.floor(next() * images.length)] ?? '',
    findings: someOf(JUDGED_FINDINGS, CHOSEN_FINDINGS, next),
  }));
};

/** So many of a list, in its order. */
const someOf = <T>(items: readonly T[], count: number, next: () => number): T[] => {
  const places = items.map((_, place) => place);
  while (places.length > count) places.splice(Math.floor(next() * places.length), 1);
  return items.filter((_, place) => places.includes(place));
};

export const drawCold = ({ images, patients, readImages }: Places): ColdDraws => {
  const places: readonly ImagePlace[] = shuffled(images, SEED);
  const asked = shuffled(cohorts(), SEED + 1);
  return {
    page50: places,
    patients20: shuffled(patients, SEED + 2),
    filter50: asked,
    detail: chosen(readImages),
    // In the order of filter50 they would be found in what that left in memory.
    facets: shuffled(asked, SEED + 3),
    lookup: places.map(({ imageIndex }) => [imageIndex]),
    deep: shuffled(images, SEED + 4),
    agreement: shuffled(visits(), SEED + 5),
  };
};

/** Errors: where the data has no image in the midst, or none that anybody read. */
export const drawWarm = ({ images, readImages }: Places): WarmDraws => {
  const [midst, read] = [images[Math.floor(images.length / 2)], readImages[0]];
  if (midst === undefined || read === undefined) throw new Error('The data has no reads.');
  return {
    page50: null,
    patients20: null,
    filter50: { finding: 'PNEUMOTHORAX', view: 'PA', fromYears: 40, toYears: 60 },
    detail: { imageIndex: read, findings: JUDGED_FINDINGS },
    facets: null,
    lookup: shuffled(images, SEED + 6)
      .slice(0, LOOKUP_COUNT)
      .map(({ imageIndex }) => imageIndex),
    deep: midst,
    agreement: null,
  };
};
