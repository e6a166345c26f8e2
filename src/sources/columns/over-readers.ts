import type { ReaderFilter, ReaderSource } from '../../reader/reader.source.ts';
import type { Reader } from '../../reader/reader.ts';
import type { PendingColumns } from './columns.ts';
import { isPlanned } from './from-file/planned.ts';

/**
 * The same port around a port: the few dozen readers are given as soon as columns are held. What a request
 * only plans is asked.
 */
export const readersOver = (source: ReaderSource, pending: PendingColumns): ReaderSource => ({
  ...source,
  readers: (filter) => {
    const columns = isPlanned() ? null : pending.held();
    return columns === null
      ? source.readers(filter)
      : columns.readers.filter((reader) => meets(reader, filter));
  },
});

const meets = ({ readCounts, isGroundTruthReader }: Reader, filter: ReaderFilter): boolean =>
  (filter.labelSet === null || readCounts.has(filter.labelSet)) &&
  (filter.isGroundTruthReader === null || filter.isGroundTruthReader === isGroundTruthReader);
