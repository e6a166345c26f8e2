import { cohenKappa, observedAgreement } from '../statistics/cohen-kappa.ts';
import type { PairwiseAgreement } from './agreement.ts';
import { type Counting, eachCounted, VALUES, type Votes } from './counted-reads.ts';
import type { NumberedReads } from './numbered-reads.ts';

const KINDS = VALUES.length;
/** Numbers of a table of two readers: rows are of the left one, in the order of VALUES. */
const CELLS = KINDS * KINDS;

/** Each two readers who share an image, by number. */
export const pairwiseAgreements = (
  reads: NumberedReads,
  counting: Counting,
): PairwiseAgreement[] => {
  const { readerIds } = reads;
  /** The tables of each reader on the left with all others. */
  const tables = readerIds.map(() => new Int32Array(0));
  eachCounted(reads, counting, (votes, imageCount) => {
    for (let left = 0; left < votes.size - 1; left += 1) {
      const reader = votes.readers[left] ?? 0;
      if (tables[reader]?.length === 0) tables[reader] = new Int32Array(readerIds.length * CELLS);
      addPairs(tables[reader] ?? NO_TABLE, { votes, left, imageCount });
    }
  });
  return readerIds.flatMap((leftId, left) =>
    readerIds.slice(left + 1).flatMap((rightId, i): PairwiseAgreement[] => {
      const table = tableAt(tables[left] ?? NO_TABLE, (left + 1 + i) * CELLS);
      const same = observedAgreement(table);
      if (same === null) return [];
      const { value: percentAgreement, denominator: imageCount } = same;
      return [{ leftId, rightId, imageCount, percentAgreement, cohenKappa: cohenKappa(table) }];
    }),
  );
};

const NO_TABLE = new Int32Array(0);

/** Counts what a reader says beside each who comes after. */
const addPairs = (
  table: Int32Array,
  { votes, left, imageCount }: { votes: Votes; left: number; imageCount: number },
): void => {
  const row = (votes.values[left] ?? 0) * KINDS;
  for (let right = left + 1; right < votes.size; right += 1) {
    const at = (votes.readers[right] ?? 0) * CELLS + row + (votes.values[right] ?? 0);
    table[at] = (table[at] ?? 0) + imageCount;
  }
};

const tableAt = (tables: Int32Array, begin: number): number[][] =>
  VALUES.map((_, row) =>
    Array.from({ length: KINDS }, (__, column) => tables[begin + row * KINDS + column] ?? 0),
  );
