import {
  type Ages,
  type Cell,
  type FacetTally,
  type FindingSet,
  type ImageOwners,
  type TallySource,
  WHOLE_COLLECTION,
} from '../../cohort/tally.source.ts';
import { keyOf, manyUnder, remember } from './cache.ts';
import type { Remembered } from './remembered.ts';

/** About what a count, a finding set and a group of images take in memory. */
const COUNT_BYTES = 8;
const SET_BYTES = 60;
const GROUP_BYTES = 150;

/** Kinds of owners. */
const OWNERS = 3;

/** The same port around a port: what was asked before is not asked again. */
export const cachedTallies = (source: TallySource, maxBytes: number): TallySource => {
  const share = maxBytes / 8;
  const patients = byOwner<number>(share, {
    question: 'count of patients',
    bytesOf: () => COUNT_BYTES,
  });
  const ages = byOwner<Ages>(share, {
    question: 'ages',
    bytesOf: ({ years }) => years.size * 2 * COUNT_BYTES,
  });
  const sets = byOwner<readonly FindingSet[]>(share * 2, {
    question: 'findings',
    bytesOf: ({ length }) => length * SET_BYTES,
  });
  const cells = byOwner<readonly Cell[]>(share * 2, { question: 'cross-tab', bytesOf: groupBytes });
  const tallies = byOwner<readonly FacetTally[]>(share * 2, {
    question: 'facets',
    bytesOf: groupBytes,
  });
  return {
    patientCounts: (owners, filter) =>
      patients(owners, { asked: filter, none: 0 }, (missing) =>
        source.patientCounts(missing, filter),
      ),
    ages: (owners, filter) =>
      ages(owners, { asked: filter, none: NO_AGES }, (missing) => source.ages(missing, filter)),
    findingSets: (owners, query) =>
      sets(owners, { asked: query, none: [] }, (missing) => source.findingSets(missing, query)),
    crossTabs: (owners, query) =>
      cells(owners, { asked: query, none: [] }, (missing) => source.crossTabs(missing, query)),
    facets: (owners, query) =>
      tallies(owners, { asked: query, none: [] }, (missing) => source.facets(missing, query)),
  };
};

const NO_AGES: Ages = { years: new Map(), unknownCount: 0 };

const groupBytes = ({ length }: readonly unknown[]): number => length * GROUP_BYTES;

type Answers<V> = Promise<ReadonlyMap<string, V>>;

/** Answers for owners of each kind; those for the whole collection are asked once at a time. */
const byOwner = <V extends object | number>(
  maxBytes: number,
  { question, bytesOf }: { question: string; bytesOf: (value: V) => number },
) => {
  const of = (owner: ImageOwners['owner']): Remembered<string, V> => {
    const by = owner === 'collection' ? '' : ` by ${owner}`;
    return remember(maxBytes / OWNERS, bytesOf, `${question} of images${by}`);
  };
  const memory = { collection: of('collection'), patient: of('patient'), reader: of('reader') };
  return async (
    { owner, ids }: ImageOwners,
    { asked, none }: { asked: unknown; none: V },
    ask: (owners: ImageOwners) => Answers<V>,
  ): Answers<V> => {
    const fetch = (missing: readonly string[]): Answers<V> => ask({ owner, ids: missing });
    if (owner !== 'collection') {
      return manyUnder(memory[owner], { question: keyOf(asked), keys: ids }, fetch);
    }
    const answer = await memory.collection.one(
      keyOf(asked),
      async () => (await fetch(ids)).get(WHOLE_COLLECTION) ?? none,
    );
    return new Map([[WHOLE_COLLECTION, answer]]);
  };
};
