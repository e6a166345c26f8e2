import { loadOne } from '../batch.ts';
import type { ReaderSource } from './reader.source.ts';

/** Loaders over the readers of one request. */
export const readerLoaders = (readers: ReaderSource) => ({
  readerById: loadOne((ids: readonly string[]) => readers.readersById(ids)),
  selfConsistencyById: loadOne((ids: readonly string[]) => readers.selfConsistency(ids)),
});
