import { loadOne } from '../batch.ts';
import { indexBy } from '../maps.ts';
import { EVERY_READER, type ReaderSource } from './reader.source.ts';
import type { Reader } from './reader.ts';

/** Loaders over the readers of one request. */
export const readerLoaders = (readers: ReaderSource) => {
  // There are a few dozen: the first key loads all of them, and no later batch asks again.
  let all: Promise<ReadonlyMap<string, Reader>> | null = null;
  const everyReader = (): Promise<ReadonlyMap<string, Reader>> => {
    all ??= readers
      .readers(EVERY_READER)
      .then((list) => indexBy(list, (reader) => reader.readerId));
    return all;
  };
  return {
    readerById: loadOne<string, Reader>(everyReader),
    selfConsistencyById: loadOne((ids: readonly string[]) => readers.selfConsistency(ids)),
  };
};
