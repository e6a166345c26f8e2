import DataLoader from 'dataloader';
import { tell } from './signals.ts';
import { isLater, type Soon } from './soon.ts';
import { inSpan } from './spans.ts';

/** Keys that one statement takes at most. */
const MAX_BATCH_SIZE = 1000;

/** Gives values by key: those in memory at once, the others when they were asked for together. */
export interface Loader<K, V> {
  load(key: K): Soon<V>;
}

/** What is in memory for a key; undefined where it has to be asked for. */
export type AtOnce<K, V> = (key: K) => V | undefined;

/**
 * A loader of one value for each key, null where the source's map has none; an error in place of a
 * value fails its key alone.
 *
 * loader: what it is called where batches are counted.
 */
export const loadOne = <K, V>(
  loader: string,
  fetch: (keys: readonly K[]) => Promise<ReadonlyMap<K, V | Error>>,
  atOnce?: AtOnce<K, V | null>,
): Loader<K, V | null> =>
  loaderOf(atOnce, async (keys) => {
    const found = await askTogether(loader, keys, fetch);
    return keys.map((key) => found.get(key) ?? null);
  });

/** A loader of a list for each key, empty where the source's map has none. */
export const loadMany = <K, V>(
  loader: string,
  fetch: (keys: readonly K[]) => Promise<ReadonlyMap<K, readonly V[]>>,
  atOnce?: AtOnce<K, readonly V[]>,
): Loader<K, readonly V[]> =>
  loaderOf(atOnce, async (keys) => {
    const found = await askTogether(loader, keys, fetch);
    return keys.map((key) => found.get(key) ?? []);
  });

/** Where all is in memory, nothing is made that could ask. */
const loaderOf = <K, V>(
  atOnce: AtOnce<K, V> | undefined,
  ask: (keys: readonly K[]) => Promise<(V | Error)[]>,
): Loader<K, V> => {
  let asking: DataLoader<K, V> | null = null;
  return {
    load: (key) => {
      const held = atOnce?.(key);
      if (held !== undefined) return held;
      asking ??= new DataLoader<K, V>(ask, { maxBatchSize: MAX_BATCH_SIZE });
      return asking.load(key);
    },
  };
};

const askTogether = <K, M>(
  loader: string,
  keys: readonly K[],
  fetch: (keys: readonly K[]) => Promise<M>,
): Promise<M> => {
  tell('batch', { loader, keys: keys.length });
  return inSpan(
    {
      name: `batch ${loader}`,
      kind: 'internal',
      attributes: { 'radiograph.loader': loader, 'radiograph.batch.keys': keys.length },
    },
    () => fetch(keys),
  );
};

/** An item of a list, or the error that it fails with, which stands in its place: the others are answered. */
export const orError = <T>(find: () => Soon<T>): Soon<T | Error> => {
  try {
    const item = find();
    return isLater(item) ? item.catch(errorOf) : item;
  } catch (error) {
    return errorOf(error);
  }
};

const errorOf = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));

/**
 * A family of loaders, one for each distinct set of arguments.
 *
 * A field with arguments, such as the first five images of each patient, batches over the parents
 * that ask for the same thing. What is in memory is given before anything is batched.
 */
export const loaderFamily = <A, K, V>(
  keyOf: (args: A) => string,
  create: (args: A) => Loader<K, V>,
  atOnce?: (args: A, key: K) => Soon<V> | undefined,
): ((args: A) => Loader<K, V>) => {
  const family = new Map<string, Loader<K, V>>();
  const loaderOfArgs = (args: A): Loader<K, V> => {
    const name = keyOf(args);
    const known = family.get(name);
    if (known !== undefined) return known;
    const loader = create(args);
    family.set(name, loader);
    return loader;
  };
  if (atOnce === undefined) return loaderOfArgs;
  return (args) => ({
    load: (key) => {
      const held = atOnce(args, key);
      return held === undefined ? loaderOfArgs(args).load(key) : held;
    },
  });
};

/** Something that is found out when it is first asked for, and then known. */
export const whenAsked = <T>(find: () => T): (() => T) => {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: find() };
    return known.value;
  };
};
