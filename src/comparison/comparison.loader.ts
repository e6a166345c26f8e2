import { loaderFamily, loadMany } from '../batch.ts';
import type { ComparedReaders, ComparisonSource } from './comparison.source.ts';
import type { LabelPair } from './label-pair.ts';

/** Loaders over comparisons of one request. */
export const comparisonLoaders = (source: ComparisonSource) => ({
  /** The labels of each reader of a set beside those of one reference. */
  labelPairsByReader: loaderFamily(
    (compared: ComparedReaders) => JSON.stringify(compared),
    (compared) =>
      loadMany<string, LabelPair>('labelPairsByReader', (ids) =>
        source.labelPairsByReader(ids, compared),
      ),
  ),
});
