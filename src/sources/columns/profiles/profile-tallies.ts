import { NO_COORDINATES } from '../../../cohort/image-group.ts';
import type { Ages, FacetQuery, FacetTally, FindingSet } from '../../../cohort/tally.source.ts';
import type { ImageFilter } from '../../../image/image.filter.ts';
import type { LabelSetCode } from '../../../terms/label-set-code.ts';
import { NO_NUMBER } from '../columns.ts';
import { type Bits, eachPlace, inBoth } from '../sets/bits.ts';
import { type DimensionValue, dimensionColumn } from '../sets/dimension-columns.ts';
import { isTextMined } from '../sets/mined-columns.ts';
import type { NumberColumn } from '../sets/number-column.ts';
import { isOfProfiles } from './of-profiles.ts';
import type { HeldProfiles } from './profile-columns.ts';

/** Counts of all images that meet a filter; null: profiles do not tell. */
export interface ProfileTallies {
  count(filter: ImageFilter): number | null;
  ages(filter: ImageFilter): Ages | null;
  findingSets(filter: ImageFilter, labelSet: LabelSetCode): readonly FindingSet[] | null;
  facets(query: FacetQuery): readonly FacetTally[] | null;
}

export const profileTallies = (held: HeldProfiles): ProfileTallies => {
  const { columns, sets } = held;
  const met = (filter: ImageFilter): Bits | null =>
    isOfProfiles(filter) ? (sets.thatMeet(filter)?.bits ?? null) : null;
  return {
    count: (filter) => {
      const bits = met(filter);
      return bits && imagesIn(held, bits);
    },
    ages: (filter) => {
      const bits = met(filter);
      if (bits === null) return null;
      const years = imagesBy(held, columns.ageYears(), bits);
      const unknownCount = years.get(NO_NUMBER) ?? 0;
      years.delete(NO_NUMBER);
      return { years, unknownCount };
    },
    findingSets: (filter, labelSet) => {
      const bits = isTextMined(labelSet) ? met(filter) : null;
      if (bits === null) return null;
      const counts = imagesBy(held, columns.findings(labelSet), bits);
      counts.delete(NO_NUMBER);
      return [...counts].map(([findings, imageCount]) => ({ findings, imageCount }));
    },
    facets: (query) => facetsIn(held, query, met),
  };
};

const facetsIn = (
  held: HeldProfiles,
  { filter, dimensions, labelSet, own }: FacetQuery,
  met: (filter: ImageFilter) => Bits | null,
): FacetTally[] | null => {
  const isAbout = labelSet === null || isTextMined(labelSet);
  // Whether experts labelled an image is not in its profile.
  if (!isAbout || dimensions.includes('LABEL_SET')) return null;
  const all = met(filter);
  const meeting = own.map(({ dimension, condition }) => ({ dimension, bits: met(condition) }));
  const tallies: FacetTally[] = [];
  for (const dimension of dimensions) {
    let bits = all;
    for (const other of meeting) {
      if (bits === null || other.bits === null) return null;
      if (other.dimension !== dimension) bits = inBoth(bits, other.bits);
    }
    if (bits === null) return null;
    const { column, valuesOf } = dimensionColumn(held.columns, dimension, labelSet);
    const counts = new Map<DimensionValue, number>();
    for (const [number, images] of imagesBy(held, column, bits)) {
      for (const value of valuesOf(number)) counts.set(value, (counts.get(value) ?? 0) + images);
    }
    for (const [value, imageCount] of counts) {
      tallies.push({ ...NO_COORDINATES, ...value, dimension, imageCount });
    }
  }
  return tallies;
};

const imagesIn = ({ weights }: HeldProfiles, bits: Bits): number => {
  let images = 0;
  eachPlace(bits, { from: 0, below: weights.length }, (place) => {
    images += weights[place] ?? 0;
  });
  return images;
};

/** How many images have each number of a column. */
const imagesBy = (
  { weights }: HeldProfiles,
  { values, lowest, span, occurring }: NumberColumn,
  bits: Bits,
): Map<number, number> => {
  const images = new Int32Array(span);
  eachPlace(bits, { from: 0, below: weights.length }, (place) => {
    const at = (values[place] ?? 0) - lowest;
    images[at] = (images[at] ?? 0) + (weights[place] ?? 0);
  });
  const counts = new Map<number, number>();
  for (const value of occurring) {
    const count = images[value - lowest] ?? 0;
    if (count > 0) counts.set(value, count);
  }
  return counts;
};
