import DataLoader from 'dataloader';
import { tell } from './signals.ts';
import { inSpan } from './spans.ts';

/** Keys that one statement takes at most. */
const MAX_BATCH_SIZE = 1000;

/**
 * A loader of one value for each key, null where the source's map has none; an error in place of a
 * value fails its key alone.
 *
 * loader: what it is called where batches are counted.
 */
export const loadOne = <K, V>(
  loader: string,
  fetch: (keys: readonly K[]) => Promise<ReadonlyMap<K, V | Error>>,
): DataLoader<K, V | null> =>
  new DataLoader<K, V | null>(
    async (keys) => {
      const found = await askAtOnce(loader, keys, fetch);
      return keys.map((key) => found.get(key) ?? null);
    },
    { maxBatchSize: MAX_BATCH_SIZE },
  );

/** A loader of a list for each key, empty where the source's map has none. */
export const loadMany = <K, V>(
  loader: string,
  fetch: (keys: readonly K[]) => Promise<ReadonlyMap<K, readonly V[]>>,
): DataLoader<K, readonly V[]> =>
  new DataLoader<K, readonly V[]>(
    async (keys) => {
      const found = await askAtOnce(loader, keys, fetch);
      return keys.map((key) => found.get(key) ?? []);
    },
    { maxBatchSize: MAX_BATCH_SIZE },
  );

const askAtOnce = <K, M>(
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

/**
 * An item of a list, or the error that it fails with, which stands in its place like a rejection. Compiled
 * documents lose the places of items that reject.
 */
export const orError = async <T>(item: T | Promise<T>): Promise<T | Error> => {
  try {
    return await item;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

/**
 * A family of loaders, one for each distinct set of arguments.
 *
 * A field with arguments, such as the first five images of each patient, batches over the parents
 * that ask for the same thing.
 */
export const loaderFamily = <A, K, V>(
  keyOf: (args: A) => string,
  create: (args: A) => DataLoader<K, V>,
): ((args: A) => DataLoader<K, V>) => {
  const family = new Map<string, DataLoader<K, V>>();
  return (args) => {
    const key = keyOf(args);
    const known = family.get(key);
    if (known !== undefined) return known;
    const loader = create(args);
    family.set(key, loader);
    return loader;
  };
};
