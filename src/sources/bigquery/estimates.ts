import { LRUCache } from 'lru-cache';
import type { Estimate, Price } from './bigquery.ts';
import { at, countAt, listAt } from './json.ts';

/** Texts of which the bytes are remembered: shapes, of which there are few. */
const REMEMBERED = 1000;

/** A dry run, with BigQuery's cache or without. */
export type DryRun = (isCacheUsed: boolean) => Promise<unknown>;

/** What statements would read. */
export interface Estimates {
  /** Asked for once for each text: whatever BigQuery's cache holds, and whatever the values are. */
  price(text: string, dryRun: DryRun): Promise<Price>;
  /** For the values at hand: a table that is cut in parts may be read in part. */
  priceAgain(text: string, dryRun: DryRun): Promise<Price>;
  /** The same, and whether the cache would answer now. */
  whole(text: string, dryRun: DryRun): Promise<Estimate>;
}

/** Nothing is known yet. */
export const createEstimates = (): Estimates => {
  const known = new LRUCache<string, Promise<Price>>({ max: REMEMBERED });
  const priceAgain: Estimates['price'] = (text, dryRun) => {
    // What the cache answers reads nothing, which says nothing of the next parameters.
    const asked = dryRun(false).then(priceOf);
    known.set(text, asked);
    asked.catch(() => known.delete(text));
    return asked;
  };
  const price: Estimates['price'] = (text, dryRun) => known.get(text) ?? priceAgain(text, dryRun);
  return {
    price,
    priceAgain,
    whole: async (text, dryRun) => {
      const answer = await dryRun(true);
      const isCached = at(answer, 'statistics', 'query', 'cacheHit') === true;
      if (!isCached) known.set(text, Promise.resolve(priceOf(answer)));
      return { ...(await price(text, dryRun)), isCached };
    },
  };
};

/** BigQuery writes numbers as text; what it leaves out is nothing. */
const priceOf = (answer: unknown): Price => ({
  bytesProcessed:
    countAt(answer, 'statistics', 'query', 'totalBytesProcessed') ??
    countAt(answer, 'statistics', 'totalBytesProcessed') ??
    0,
  tableCount: listAt(answer, 'statistics', 'query', 'referencedTables').length,
});
