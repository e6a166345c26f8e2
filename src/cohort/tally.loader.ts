import { type Loader, loaderFamily, loadOne, whenAsked } from '../batch.ts';
import { after, type Soon } from '../soon.ts';
import type { ImageOwners, TallySource } from './tally.source.ts';

/** A question about the images of an owner. */
interface Asked<Q> {
  readonly owner: ImageOwners['owner'];
  readonly question: Q;
}

/** Loaders over counts of images: who asks the same of several owners is answered together. */
export const tallyLoaders = (tallies: TallySource) => {
  const held = whenAsked(() => tallies.atOnce?.() ?? null);
  return {
    patientCountBy: family('patientCountBy', tallies.patientCounts, () => held()?.patientCounts),
    agesBy: family('agesBy', tallies.ages, () => held()?.ages),
    findingSetsBy: family('findingSetsBy', tallies.findingSets, () => held()?.findingSets),
    crossTabBy: family('crossTabBy', tallies.crossTabs, () => held()?.crossTabs),
    facetTalliesBy: family('facetTalliesBy', tallies.facets, () => held()?.facets),
  };
};

type Ask<Q, A> = (owners: ImageOwners, question: Q) => A;

const family = <Q, V>(
  loader: string,
  ask: Ask<Q, Promise<ReadonlyMap<string, V>>>,
  atOnce: () => Ask<Q, Soon<ReadonlyMap<string, V>> | null> | undefined,
): ((asked: Asked<Q>) => Loader<string, V | null>) => {
  const nameOf = ({ owner, question }: Asked<Q>): string => JSON.stringify([owner, question]);
  const found = new Map<string, Soon<V | null>>();
  const ofCollection = (asked: Asked<Q>, id: string): Soon<V | null> | undefined => {
    const askNow = atOnce();
    if (!askNow) return undefined;
    const name = nameOf(asked);
    const before = found.get(name);
    if (before !== undefined) return before;
    const counted = askNow({ owner: asked.owner, ids: [id] }, asked.question);
    if (counted === null) return undefined;
    const own = after(counted, (byOwner) => byOwner.get(id) ?? null);
    found.set(name, own);
    return own;
  };
  return loaderFamily(
    nameOf,
    ({ owner, question }) => loadOne<string, V>(loader, (ids) => ask({ owner, ids }, question)),
    // What several owners are asked is put together, also in memory.
    (asked, id) => (asked.owner === 'collection' ? ofCollection(asked, id) : undefined),
  );
};
