import type { ReaderFigures, ReaderPair, SaidOfFinding } from './figures.ts';
import type { Ground, OwnLabels } from './ground.ts';
import { type JudgedScores, UNCOUNTED } from './judged-scores.ts';

/** What each reader says of a finding in the images whose scores count; those of none are left out. */
export const readerFigures = (
  { reference, readers }: Ground,
  { labels }: JudgedScores,
  bit: number,
): ReaderFigures[] => {
  if (readers.length === 0) return [];
  const truth = new Map<number, SaidOfFinding>();
  for (const [at, said] of reference.said.entries()) {
    const row = reference.rows[at] ?? 0;
    if (labels[row] !== UNCOUNTED) truth.set(row, ofFinding(said, bit));
  }
  return readers.flatMap((reader) => {
    // A read that is the reference, too, is left out once.
    const isReference = reader.readerId === reference.readerId;
    const laterReads = (row: number): number =>
      (reference.laterReads.get(row) ?? 0) + (isReference ? 0 : (reader.laterReads.get(row) ?? 0));
    const pairs = pairsOf(reader, { truth, bit, laterReads });
    return pairs.length === 0 || reader.readerId === null
      ? []
      : { readerId: reader.readerId, pairs };
  });
};

interface Against {
  /** By row. */
  readonly truth: ReadonlyMap<number, SaidOfFinding>;
  readonly bit: number;
  readonly laterReads: (row: number) => number;
}

const pairsOf = (reader: OwnLabels, { truth, bit, laterReads }: Against): ReaderPair[] => {
  const pairs = new Map<string, ReaderPair>();
  for (const [at, said] of reader.said.entries()) {
    const row = reader.rows[at] ?? 0;
    const reference = truth.get(row);
    if (reference === undefined) continue;
    const pair = { reference, candidate: ofFinding(said, bit), laterReads: laterReads(row) };
    const key = JSON.stringify(pair);
    pairs.set(key, { ...pair, imageCount: (pairs.get(key)?.imageCount ?? 0) + 1 });
  }
  return [...pairs.values()];
};

const ofFinding = (
  { assessed, present, uncertain }: SaidOfFinding,
  bit: number,
): SaidOfFinding => ({
  assessed: assessed & bit,
  present: present & bit,
  uncertain: uncertain & bit,
});
