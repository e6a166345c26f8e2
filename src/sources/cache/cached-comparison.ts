import type { ComparisonSource } from '../../comparison/comparison.source.ts';
import type { LabelPair } from '../../comparison/label-pair.ts';
import { keyOf, manyUnder, remember } from './cache.ts';

/** About what a pair takes in memory. */
const PAIR_BYTES = 250;

/** The same port around a port: what was asked before is not asked again. */
export const cachedComparison = (source: ComparisonSource, maxBytes: number): ComparisonSource => {
  const pairs = rememberPairs(maxBytes / 2, 'labels of two origins');
  const byReader = rememberPairs(maxBytes / 2, 'labels of an origin and of readers');
  return {
    labelPairs: (compared) => pairs.one(keyOf(compared), () => source.labelPairs(compared)),
    labelPairsByReader: (ids, compared) =>
      manyUnder(byReader, { question: keyOf(compared), keys: ids }, (missing) =>
        source.labelPairsByReader(missing, compared),
      ),
  };
};

const rememberPairs = (maxBytes: number, question: string) =>
  remember<string, readonly LabelPair[]>(maxBytes, (list) => list.length * PAIR_BYTES, question);
