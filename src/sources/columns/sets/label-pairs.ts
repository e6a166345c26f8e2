import type { LabelledFindings, LabelPair } from '../../../comparison/label-pair.ts';
import type { ExpertRows, Judgement } from '../columns.ts';
import { type Bits, isIn } from './bits.ts';
import { type CountedPairs, countedPairs } from './counted-pairs.ts';

/** What is held against what. */
export interface PairedRows {
  /** Rows of label files. */
  readonly isReference: (said: Judgement) => boolean;
  readonly isCandidate: (said: Judgement) => boolean;
  /** What is said of an image beside those rows, once; null: nothing. */
  readonly referenceBeside: (image: number) => LabelledFindings | null;
  readonly candidateBeside: (image: number) => LabelledFindings | null;
}

/** Who stands for all whose labels have no reader. */
const NO_READER = '';

/**
 * What the reference and the candidates say of each image of a set that both labelled: images of which
 * they say the same together, by the reader of the candidate.
 *
 * Of a reader's reads of an image the first is compared; the later ones are counted.
 */
export const labelPairs = (
  experts: ExpertRows,
  paired: PairedRows,
  bits: Bits,
): ReadonlyMap<string, readonly LabelPair[]> => {
  const pairs = countedPairs();
  const rowsIn = rowReader(experts, paired);
  const { image } = experts;
  for (let begin = 0; begin < image.length; ) {
    const place = image[begin] ?? 0;
    let end = begin + 1;
    while (end < image.length && image[end] === place) end += 1;
    if (isIn(bits, place)) {
      addImage(pairs, rowsIn(begin, end), {
        reference: paired.referenceBeside(place),
        candidate: paired.candidateBeside(place),
      });
    }
    begin = end;
  }
  return pairs.byReader();
};

interface Row {
  readonly said: Judgement;
  readonly ofReference: boolean;
  readonly ofCandidate: boolean;
}

interface Beside {
  readonly reference: LabelledFindings | null;
  readonly candidate: LabelledFindings | null;
}

/** Rows that are of the reference, of the candidates, or of both. */
const rowReader = ({ judgement, judgements }: ExpertRows, paired: PairedRows) => {
  const rows = judgements.map((said): Row | null => {
    const [ofReference, ofCandidate] = [paired.isReference(said), paired.isCandidate(said)];
    return ofReference || ofCandidate ? { said, ofReference, ofCandidate } : null;
  });
  return (begin: number, end: number): Row[] => {
    const found: Row[] = [];
    for (let row = begin; row < end; row += 1) {
      const one = rows[judgement[row] ?? 0] ?? null;
      if (one !== null) found.push(one);
    }
    return found;
  };
};

const addImage = (pairs: CountedPairs, rows: readonly Row[], beside: Beside): void => {
  const references = rows.filter(({ ofReference }) => ofReference);
  const first = references.filter(({ said }) => said.readNumber === 1).map(({ said }) => said);
  const reference = joined(beside.reference === null ? first : [...first, beside.reference]);
  if (reference === null) return;
  const repeated = references.length - first.length;
  const later = rows.filter((row) => row.said.readNumber > 1 && !row.ofReference);
  for (const { said, ofCandidate } of rows) {
    if (!ofCandidate || said.readNumber !== 1) continue;
    const own = later.filter((row) => row.said.readerId === said.readerId);
    const laterReads = repeated + own.length;
    pairs.add(said.readerId ?? NO_READER, { reference, candidate: said, laterReads });
  }
  if (beside.candidate === null) return;
  pairs.add(NO_READER, { reference, candidate: beside.candidate, laterReads: repeated });
};

/** What several labels of one origin say together: the most of each set. */
const joined = (said: readonly LabelledFindings[]): LabelledFindings | null => {
  const [one, ...others] = said;
  if (one === undefined) return null;
  if (others.length === 0) return one;
  return {
    assessed: Math.max(...said.map(({ assessed }) => assessed)),
    present: Math.max(...said.map(({ present }) => present)),
    uncertain: Math.max(...said.map(({ uncertain }) => uncertain)),
  };
};
