import { cohenKappa, observedAgreement } from '../statistics/cohen-kappa.ts';
import type { PairwiseAgreement } from './agreement.ts';
import {
  type CountedPattern,
  type Counting,
  eachVotes,
  VALUES,
  type Vote,
  type Votes,
} from './votes-by-finding.ts';

const KINDS = VALUES.length;
/** Numbers of a table of two readers: rows are of the left one, in the order of VALUES. */
const CELLS = KINDS * KINDS;

/** Each two readers who share an image, by number. */
export const pairwiseAgreements = (
  patterns: readonly CountedPattern[],
  counting: Counting,
): PairwiseAgreement[] => {
  const readerIds = readersIn(patterns, counting);
  const positions = new Map(readerIds.map((readerId, position) => [readerId, position]));
  /** The tables of each reader on the left with all others. */
  const tables = readerIds.map(() => new Int32Array(0));
  eachVotes(patterns, counting, (said, imageCount) => {
    const votes = said.votes
      .map((vote): PlacedVote => ({ ...vote, reader: positions.get(vote.readerId) ?? 0 }))
      .sort((one, other) => one.reader - other.reader);
    for (const [left, { reader }] of votes.slice(0, -1).entries()) {
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

/** A vote, its reader as a position among all readers. */
interface PlacedVote extends Vote {
  readonly reader: number;
}

/** By number, which may be too long for a number here. */
const readersIn = (patterns: readonly CountedPattern[], counting: Counting): string[] => {
  const found = new Set<string>();
  const note = ({ votes }: Votes): void => {
    for (const { readerId } of votes) found.add(readerId);
  };
  eachVotes(patterns, counting, note);
  return [...found].sort(
    (left, right) => left.length - right.length || (left < right ? -1 : Number(left > right)),
  );
};

const NO_TABLE = new Int32Array(0);

/** Counts what a reader says beside each who comes after. */
const addPairs = (
  table: Int32Array,
  { votes, left, imageCount }: { votes: readonly PlacedVote[]; left: number; imageCount: number },
): void => {
  const row = (votes[left]?.value ?? 0) * KINDS;
  for (const { reader, value } of votes.slice(left + 1)) {
    const at = reader * CELLS + row + value;
    table[at] = (table[at] ?? 0) + imageCount;
  }
};

const tableAt = (tables: Int32Array, begin: number): number[][] =>
  VALUES.map((_, row) =>
    Array.from({ length: KINDS }, (__, column) => tables[begin + row * KINDS + column] ?? 0),
  );
