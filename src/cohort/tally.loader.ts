import type DataLoader from 'dataloader';
import { loaderFamily, loadOne } from '../batch.ts';
import type { ImageOwners, TallySource } from './tally.source.ts';

/** A question about the images of an owner. */
interface Asked<Q> {
  readonly owner: ImageOwners['owner'];
  readonly question: Q;
}

/** Loaders over counts of images: who asks the same of several owners is answered together. */
export const tallyLoaders = (tallies: TallySource) => ({
  patientCountBy: family(tallies.patientCounts),
  agesBy: family(tallies.ages),
  findingSetsBy: family(tallies.findingSets),
  crossTabBy: family(tallies.crossTabs),
  facetTalliesBy: family(tallies.facets),
});

const family = <Q, V>(
  ask: (owners: ImageOwners, question: Q) => Promise<ReadonlyMap<string, V>>,
): ((asked: Asked<Q>) => DataLoader<string, V | null>) =>
  loaderFamily(
    ({ owner, question }: Asked<Q>) => JSON.stringify([owner, question]),
    ({ owner, question }) => loadOne<string, V>((ids) => ask({ owner, ids }, question)),
  );
