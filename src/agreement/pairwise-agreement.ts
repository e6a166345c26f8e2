import { cohenKappa, observedAgreement } from '../statistics/cohen-kappa.ts';
import { LabelValue } from '../terms/label-value.ts';
import type { PairwiseAgreement } from './agreement.ts';
import type { CountedImages, Vote } from './counted-reads.ts';

const VALUES = Object.values(LabelValue);

/** Two readers, and how often they say what: rows are of the left one, in the order of VALUES. */
interface PairTable {
  readonly leftId: string;
  readonly rightId: string;
  readonly table: number[][];
}

/** Each two readers who share an image, by number. */
export const pairwiseAgreements = (images: readonly CountedImages[]): PairwiseAgreement[] => {
  const tables = new Map<string, PairTable>();
  for (const { votes, imageCount } of images) {
    const sorted = votes.toSorted((left, right) => byNumber(left.readerId, right.readerId));
    sorted.forEach((left, position) => {
      for (const right of sorted.slice(position + 1)) addTo(tables, { left, right, imageCount });
    });
  }
  return [...tables.values()]
    .toSorted(
      (one, other) => byNumber(one.leftId, other.leftId) || byNumber(one.rightId, other.rightId),
    )
    .flatMap(({ leftId, rightId, table }) => {
      const same = observedAgreement(table);
      if (same === null) return [];
      const { value: percentAgreement, denominator: imageCount } = same;
      return { leftId, rightId, imageCount, percentAgreement, cohenKappa: cohenKappa(table) };
    });
};

const addTo = (
  tables: Map<string, PairTable>,
  { left, right, imageCount }: { left: Vote; right: Vote; imageCount: number },
): void => {
  const [leftId, rightId] = [left.readerId, right.readerId];
  const key = `${leftId} ${rightId}`;
  const known = tables.get(key);
  const table = known?.table ?? VALUES.map(() => VALUES.map(() => 0));
  const row = table[VALUES.indexOf(left.value)];
  const column = VALUES.indexOf(right.value);
  if (row !== undefined) row[column] = (row[column] ?? 0) + imageCount;
  if (known === undefined) tables.set(key, { leftId, rightId, table });
};

/** Readers go by number, which may be too long for a number here. */
const byNumber = (left: string, right: string): number =>
  left.length - right.length || (left < right ? -1 : Number(left > right));
