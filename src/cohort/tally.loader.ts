import { type Loader, loaderFamily, loadOne } from '../batch.ts';
import type { ImageOwners, TallySource } from './tally.source.ts';

/** A question about the images of an owner. */
interface Asked<Q> {
  readonly owner: ImageOwners['owner'];
  readonly question: Q;
}

/** Loaders over counts of images: who asks the same of several owners is answered together. */
export const tallyLoaders = (tallies: TallySource) => ({
  patientCountBy: family('patientCountBy', tallies.patientCounts),
  agesBy: family('agesBy', tallies.ages),
  findingSetsBy: family('findingSetsBy', tallies.findingSets),
  crossTabBy: family('crossTabBy', tallies.crossTabs),
  facetTalliesBy: family('facetTalliesBy', tallies.facets),
});

const family = <Q, V>(
  loader: string,
  ask: (owners: ImageOwners, question: Q) => Promise<ReadonlyMap<string, V>>,
): ((asked: Asked<Q>) => Loader<string, V | null>) =>
  loaderFamily(
    ({ owner, question }: Asked<Q>) => JSON.stringify([owner, question]),
    ({ owner, question }) => loadOne<string, V>(loader, (ids) => ask({ owner, ids }, question)),
  );
