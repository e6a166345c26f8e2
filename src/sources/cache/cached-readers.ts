import type { ReaderSource } from '../../reader/reader.source.ts';
import type { Reader, SelfConsistency } from '../../reader/reader.ts';
import { keyOf, remember } from './cache.ts';

/** There are a few dozen readers: half a megabyte holds all that can be asked of them. */
const MAX_BYTES = 512 * 1024;
const READER_BYTES = 400;

/** The same port around a port: what was asked before is not asked again. */
export const cachedReaders = (source: ReaderSource): ReaderSource => {
  const lists = remember<string, readonly Reader[]>(
    (MAX_BYTES * 3) / 4,
    (list) => list.length * READER_BYTES,
    'readers',
  );
  const consistency = remember<string, SelfConsistency>(
    MAX_BYTES / 4,
    () => READER_BYTES,
    'self-consistency by reader',
  );
  return {
    readers: (filter) => lists.one(keyOf(filter), async () => source.readers(filter)),
    selfConsistency: (ids) => consistency.many(ids, (missing) => source.selfConsistency(missing)),
  };
};
