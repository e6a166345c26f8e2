import type { SourcePlan } from '../../query-plan.ts';
import { currentRequest } from '../../request.ts';

/** The remembered answers to one kind of question. */
export interface Remembered<K extends string | number, V extends object | number> {
  /**
   * Answers a batch of keys: the remembered ones at once, the others in one question. A key that
   * the source does not know is remembered as such.
   */
  many(
    keys: readonly K[],
    fetch: (missing: readonly K[]) => Promise<ReadonlyMap<K, V>>,
  ): Promise<ReadonlyMap<K, V>>;
  /** Answers one key; while it is being fetched it is not fetched again. */
  one(key: K, fetch: () => Promise<V>): Promise<V>;
  /** The same for a key that the source may not have at present, which is not remembered. */
  oneOrNull(key: K, fetch: () => Promise<V | null>): Promise<V | null>;
}

/**
 * The same where a request only plans: what is remembered is taken down as such, the rest is asked
 * on, and what that gives is no answer, so it is not remembered.
 *
 * question: what is remembered, as plans call it.
 */
export const withPlans = <K extends string | number, V extends object | number>(
  remembered: Remembered<K, V>,
  question: string,
  isKnown: (key: K) => boolean,
): Remembered<K, V> => {
  /** Asks what a plan comes to; a request that plans nothing is answered. */
  const ask = <A>(key: K, fetch: () => Promise<A>, answer: () => Promise<A>): Promise<A> => {
    const plan = currentRequest()?.plan ?? null;
    if (plan !== null && !isKnown(key)) return fetch();
    plan?.add(inMemory(question));
    return answer();
  };
  return {
    many: async (keys, fetch) => {
      const plan = currentRequest()?.plan ?? null;
      if (plan === null) return remembered.many(keys, fetch);
      const missing = keys.filter((key) => !isKnown(key));
      if (missing.length < keys.length) plan.add(inMemory(question));
      return missing.length === 0 ? new Map() : fetch(missing);
    },
    one: (key, fetch) => ask(key, fetch, () => remembered.one(key, fetch)),
    oneOrNull: (key, fetch) => ask(key, fetch, () => remembered.oneOrNull(key, fetch)),
  };
};

/** Memory takes no statement, reads no bytes and bills none. */
const inMemory = (question: string): SourcePlan => ({
  source: 'CATALOG',
  question,
  statement: null,
  estimatedBytes: '0',
  maximumBytesBilled: null,
  isCached: true,
});
