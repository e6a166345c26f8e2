import {
  type Ages,
  type FindingSet,
  type ImageOwners,
  type TalliesAtOnce,
  WHOLE_COLLECTION,
} from '../../../cohort/tally.source.ts';
import type { Soon } from '../../../soon.ts';
import type { LabelSetCode } from '../../../terms/label-set-code.ts';
import { NO_NUMBER } from '../columns.ts';
import { type Bits, placesIn, sizeOf } from './bits.ts';
import { crossTabs } from './cross-tab.ts';
import { dimensionColumn } from './dimension-columns.ts';
import { facetTallies } from './facet-tallies.ts';
import type { ImageSets } from './image-sets.ts';
import { inPieces, type Pieces } from './in-pieces.ts';
import { countsIn } from './number-column.ts';
import { type OwnedSet, ownedSets } from './owned-sets.ts';
import { patientsOf } from './patient-sets.ts';
import type { SetColumns } from './set-columns.ts';

/** The same questions; null: an engine has to be asked. */
export type ImageTallies = TalliesAtOnce;

/** Counts of images by what columns say of those in a set. */
export const imageTallies = (columns: SetColumns, sets: ImageSets): ImageTallies => {
  const ofEach = eachOwner(columns, sets);
  return {
    patientCounts: (owners, filter) => {
      const met = sets.thatMeet(filter);
      return met && ofEach(owners, (of) => countPatients(columns, of(met.bits)));
    },
    ages: (owners, filter) => {
      const met = sets.thatMeet(filter);
      return met && ofEach(owners, (of) => agesIn(columns, of(met.bits)));
    },
    findingSets: (owners, { filter, labelSet }) => {
      const met = sets.thatMeet(filter);
      return met && ofEach(owners, (of) => findingSetsIn(columns, of(met.bits), labelSet));
    },
    crossTabs: (owners, { filter, dimensions, labelSet }) => {
      const met = sets.thatMeet(filter);
      if (met === null) return null;
      const counted = dimensions.map((one) => dimensionColumn(columns, one, labelSet));
      const count = crossTabs(counted, columns.held.patients.firstImage);
      return ofEach(owners, (of) => count(of(met.bits)));
    },
    facets: (owners, query) => {
      const count = facetTallies(columns, sets, query);
      return count && ofEach(owners, count);
    },
  };
};

/** Counts something of each owner, of those who have any of it; of: its images, of some. */
const eachOwner = (columns: SetColumns, sets: ImageSets) => {
  const imagesOf = ownedSets(columns, sets);
  return <V>(
    { owner, ids }: ImageOwners,
    count: (of: (bits: Bits) => OwnedSet) => Pieces<V | null>,
  ): Soon<ReadonlyMap<string, V>> => {
    function* all(): Pieces<ReadonlyMap<string, V>> {
      const counted = new Map<string, V>();
      for (const id of owner === 'collection' ? [WHOLE_COLLECTION] : ids) {
        const value = yield* count((bits) => imagesOf(owner, id, bits));
        if (value !== null) counted.set(id, value);
        yield;
      }
      return counted;
    }
    return inPieces(all());
  };
};

function* countPatients(
  { held: { images, patients } }: SetColumns,
  { bits, stretch }: OwnedSet,
): Pieces<number | null> {
  // A stretch of the images is one patient's.
  const isWhole = stretch.below - stretch.from === images.count;
  const count = isWhole ? sizeOf(patientsOf(bits, patients)) : Math.min(1, placesIn(bits, stretch));
  yield;
  return count === 0 ? null : count;
}

function* agesIn(columns: SetColumns, { bits, stretch }: OwnedSet): Pieces<Ages | null> {
  const counts = countsIn(columns.ageYears(), bits, stretch);
  yield;
  if (counts.length === 0) return null;
  const unknown = counts.find(([age]) => age === NO_NUMBER);
  const years = new Map(counts.filter(([age]) => age !== NO_NUMBER));
  return { years, unknownCount: unknown?.[1] ?? 0 };
}

function* findingSetsIn(
  columns: SetColumns,
  { bits, stretch }: OwnedSet,
  labelSet: LabelSetCode,
): Pieces<readonly FindingSet[] | null> {
  const counts = countsIn(columns.findings(labelSet), bits, stretch);
  yield;
  const known = counts.filter(([findings]) => findings !== NO_NUMBER);
  if (known.length === 0) return null;
  return known.map(([findings, imageCount]) => ({ findings, imageCount }));
}
