import DataLoader from 'dataloader';

/** Keys that one statement takes at most. */
const MAX_BATCH_SIZE = 1000;

/**
 * A loader of one value for each key, null where the source's map has none; an error in place of a
 * value fails its key alone.
 */
export const loadOne = <K, V>(
  fetch: (keys: readonly K[]) => Promise<ReadonlyMap<K, V | Error>>,
): DataLoader<K, V | null> =>
  new DataLoader<K, V | null>(
    async (keys) => {
      const found = await fetch(keys);
      return keys.map((key) => found.get(key) ?? null);
    },
    { maxBatchSize: MAX_BATCH_SIZE },
  );

/** A loader of a list for each key, empty where the source's map has none. */
export const loadMany = <K, V>(
  fetch: (keys: readonly K[]) => Promise<ReadonlyMap<K, readonly V[]>>,
): DataLoader<K, readonly V[]> =>
  new DataLoader<K, readonly V[]>(
    async (keys) => {
      const found = await fetch(keys);
      return keys.map((key) => found.get(key) ?? []);
    },
    { maxBatchSize: MAX_BATCH_SIZE },
  );

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
