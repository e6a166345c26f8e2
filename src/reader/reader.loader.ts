import { loadOne } from '../batch.ts';
import { indexBy } from '../maps.ts';
import { EVERY_READER, type ReaderSource } from './reader.source.ts';
import type { Reader } from './reader.ts';

/** Loaders over the readers of one request. */
export const readerLoaders = (readers: ReaderSource) => {
  // There are a few dozen: the first who asks loads all of them, and nobody asks again.
  let all: Promise<readonly Reader[]> | null = null;
  const everyReader = (): Promise<readonly Reader[]> => {
    all ??= readers.readers(EVERY_READER);
    return all;
  };
  return {
    everyReader,
    readerById: loadOne<string, Reader>('readerById', async () =>
      indexBy(await everyReader(), (reader) => reader.readerId),
    ),
    selfConsistencyById: loadOne('selfConsistencyById', (ids: readonly string[]) =>
      readers.selfConsistency(ids),
    ),
  };
};
