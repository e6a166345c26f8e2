import type { ImageOwners, TalliesAtOnce, TallySource } from '../../../cohort/tally.source.ts';
import { WHOLE_COLLECTION } from '../../../cohort/tally.source.ts';
import type { ImageSource } from '../../../image/image.source.ts';
import { cutPage } from '../../../paging.ts';
import { inRequest, ownRequest } from '../../../request.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { countAnswers } from '../found.ts';
import { isPlanned } from '../from-file/planned.ts';
import { readProfiles } from './profile-columns.ts';
import { type ProfileTallies, profileTallies } from './profile-tallies.ts';

// The same ports around ports: counts of all images that profiles tell are not asked of what stands behind.

/** Counts that come some time after the catalog is served; null: not yet, or not for this request. */
export type AskProfiles = () => ProfileTallies | null;

/** Profiles that are read in the background. */
export interface OpenProfiles {
  readonly ask: AskProfiles;
  /** Settles when nothing more will come. Never rejects. */
  readonly settled: Promise<void>;
}

/** Where they cannot be read, everything is asked of what stands behind, which is told. */
export const openProfiles = (
  catalog: Catalog,
  logError: (message: string, error: unknown) => void,
): OpenProfiles => {
  let held: ProfileTallies | null = null;
  const read = async (): Promise<void> => {
    try {
      const profiles = await readProfiles(catalog);
      held = profiles && profileTallies(profiles);
    } catch (error) {
      logError('Profiles of images were not taken into memory', error);
    }
  };
  return { ask: () => (isPlanned() ? null : held), settled: inRequest(ownRequest(), read) };
};

export const imagesOverProfiles = (source: ImageSource, ask: AskProfiles): ImageSource => ({
  ...source,
  imageCount: (filter) => counted(ask()?.count(filter)) ?? source.imageCount(filter),
  imagePage: (query) => {
    // A cursor may be one that is refused.
    const isEmpty = query.window.cursor === null && counted(ask()?.count(query.filter)) === 0;
    return isEmpty ? cutPage([], query.window) : source.imagePage(query);
  },
});

export const talliesOverProfiles = (source: TallySource, ask: AskProfiles): TallySource => {
  const whole = ({ owner }: ImageOwners): ProfileTallies | null =>
    owner === 'collection' ? ask() : null;
  const held: Pick<TalliesAtOnce, 'ages' | 'findingSets' | 'facets'> = {
    ages: (owners, filter) => {
      const ages = counted(whole(owners)?.ages(filter));
      if (!ages) return null;
      return ages.years.size === 0 && ages.unknownCount === 0 ? new Map() : ofWhole(ages);
    },
    findingSets: (owners, { filter, labelSet }) => {
      const sets = counted(whole(owners)?.findingSets(filter, labelSet));
      return sets ? ofSome(sets) : null;
    },
    facets: (owners, query) => {
      const facets = counted(whole(owners)?.facets(query));
      return facets ? ofSome(facets) : null;
    },
  };
  return {
    ...source,
    ages: async (owners, filter) => held.ages(owners, filter) ?? source.ages(owners, filter),
    findingSets: async (owners, query) =>
      held.findingSets(owners, query) ?? source.findingSets(owners, query),
    facets: async (owners, query) => held.facets(owners, query) ?? source.facets(owners, query),
    atOnce: () => atOnce(held, source.atOnce?.() ?? null),
  };
};

/** What profiles tell, and else what stands behind. */
const atOnce = (
  held: Pick<TalliesAtOnce, 'ages' | 'findingSets' | 'facets'>,
  behind: TalliesAtOnce | null,
): TalliesAtOnce => ({
  patientCounts: (owners, filter) => behind?.patientCounts(owners, filter) ?? null,
  crossTabs: (owners, query) => behind?.crossTabs(owners, query) ?? null,
  ages: (owners, filter) => held.ages(owners, filter) ?? behind?.ages(owners, filter) ?? null,
  findingSets: (owners, query) =>
    held.findingSets(owners, query) ?? behind?.findingSets(owners, query) ?? null,
  facets: (owners, query) => held.facets(owners, query) ?? behind?.facets(owners, query) ?? null,
});

const ofWhole = <V>(value: V): ReadonlyMap<string, V> => new Map([[WHOLE_COLLECTION, value]]);

/** An owner without images is missing. */
const ofSome = <V>(values: readonly V[]): ReadonlyMap<string, readonly V[]> =>
  values.length === 0 ? new Map() : ofWhole(values);

const counted = countAnswers('profiles of images');
