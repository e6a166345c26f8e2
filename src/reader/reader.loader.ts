import { loadOne, whenAsked } from '../batch.ts';
import { indexBy } from '../maps.ts';
import { after, isLater } from '../soon.ts';
import { EVERY_READER, type ReaderSource } from './reader.source.ts';
import type { Reader } from './reader.ts';

/** Loaders over the readers of one request. */
export const readerLoaders = (readers: ReaderSource) => {
  // There are a few dozen: the first who asks loads all of them, and nobody asks again.
  const everyReader = whenAsked(() => readers.readers(EVERY_READER));
  const byId = whenAsked(() => after(everyReader(), byNumber));
  return {
    everyReader,
    readerById: loadOne<string, Reader>(
      'readerById',
      async () => byId(),
      (id) => {
        const all = byId();
        return isLater(all) ? undefined : (all.get(id) ?? null);
      },
    ),
    selfConsistencyById: loadOne('selfConsistencyById', (ids: readonly string[]) =>
      readers.selfConsistency(ids),
    ),
  };
};

const byNumber = (all: readonly Reader[]): ReadonlyMap<string, Reader> =>
  indexBy(all, (reader) => reader.readerId);
