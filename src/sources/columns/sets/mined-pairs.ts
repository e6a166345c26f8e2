import type { LabelPair } from '../../../comparison/label-pair.ts';
import { type Bits, placesOf } from './bits.ts';
import { combinations, ranked } from './combinations.ts';
import { findingsOf } from './counted-pairs.ts';
import type { Pieces } from './in-pieces.ts';
import { type MinedSet, minedSaid } from './mined-columns.ts';
import type { SetColumns } from './set-columns.ts';

/** Images that are counted in one piece. */
const PIECE = 50_000;

/** What two releases of text mining say of each image of a set of which both say anything. */
export function* minedPairs(
  { mined }: SetColumns,
  [left, right]: readonly [MinedSet, MinedSet],
  bits: Bits,
): Pieces<readonly LabelPair[]> {
  const [ofLeft, ofRight] = [mined[left](), mined[right]()];
  const combined = combinations(
    [ofLeft, ofRight].map((column) => ranked(column, (value) => value)),
    ofLeft.values.length,
  );
  const counts: number[] = [];
  for (let from = 0; from < ofLeft.values.length; from += PIECE) {
    const below = Math.min(from + PIECE, ofLeft.values.length);
    for (const position of combined.of(placesOf(bits, { from, below }))) {
      counts[position] = (counts[position] ?? 0) + 1;
    }
    yield;
  }
  return combined.found.flatMap((place, position): LabelPair[] => {
    const reference = minedSaid(left, ofLeft.values[place] ?? 0);
    const candidate = minedSaid(right, ofRight.values[place] ?? 0);
    if (reference === null || candidate === null) return [];
    return [
      {
        reference: findingsOf(reference),
        candidate: findingsOf(candidate),
        imageCount: counts[position] ?? 0,
        laterReads: 0,
      },
    ];
  });
}
