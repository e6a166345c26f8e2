import type { LeftOut, Measure, ScoredFinding } from './figures.ts';
import type { Ground } from './ground.ts';

/** The scores of one finding beside what the reference says of it. */
export interface JudgedScores {
  /** By row; NaN: none. */
  readonly scores: Float64Array;
  /** By row: 1 and 0 where a score counts, as positive or negative; else UNCOUNTED. */
  readonly labels: Uint8Array;
  readonly left: LeftOut;
}

export const UNCOUNTED = 255;

// What the reference says of the finding in an image, by row, until it is known what counts.
const [ABSENT, PRESENT, UNCERTAIN, UNASSESSED, UNLABELLED] = [0, 1, 2, 3, 4] as const;

/** Decides which scores of a finding count, and as what. */
export const judgeScores = (
  ground: Ground,
  scores: Float64Array,
  { finding: { bit }, policy }: { finding: ScoredFinding; policy: Measure['policy'] },
): JudgedScores => {
  const { isWanted, reference } = ground;
  const labels = referenceLabels(ground, bit);
  const counts = { wanted: 0, unlabelled: 0, unassessed: 0, uncertain: 0, missing: 0, scored: 0 };
  let laterReads = 0;
  for (let row = 0; row < labels.length; row += 1) {
    const verdict = countedLabel(labels[row] ?? UNLABELLED, policy);
    labels[row] = UNCOUNTED;
    const isScored = !Number.isNaN(scores[row]);
    if (isScored) counts.scored += 1;
    if (isWanted !== null && isWanted[row] !== 1) continue;
    if (!isScored) {
      if (verdict === ABSENT || verdict === PRESENT) counts.missing += 1;
      continue;
    }
    counts.wanted += 1;
    if (verdict === UNLABELLED) counts.unlabelled += 1;
    else if (verdict === UNASSESSED) counts.unassessed += 1;
    else {
      laterReads += reference.laterReads.get(row) ?? 0;
      if (verdict === UNCERTAIN) counts.uncertain += 1;
      else labels[row] = verdict;
    }
  }
  const left = {
    NO_REFERENCE_LABEL: counts.unlabelled,
    NOT_ASSESSED: counts.unassessed,
    NOT_SCORED: counts.missing,
    OUTSIDE_FILTER: counts.scored - counts.wanted,
    REPEATED_READ: laterReads,
    UNCERTAIN_LABEL: counts.uncertain,
  };
  return { scores, labels, left };
};

const referenceLabels = ({ collection, reference }: Ground, bit: number): Uint8Array => {
  const labels = new Uint8Array(collection.images.length).fill(UNLABELLED);
  for (const [at, { assessed, present, uncertain }] of reference.said.entries()) {
    const row = reference.rows[at] ?? 0;
    if ((assessed & bit) === 0) labels[row] = UNASSESSED;
    else if ((present & bit) !== 0) labels[row] = PRESENT;
    else labels[row] = (uncertain & bit) === 0 ? ABSENT : UNCERTAIN;
  }
  return labels;
};

/** What a label counts as; UNCERTAIN stays where such labels do not count. */
const countedLabel = (label: number, policy: Measure['policy']): number => {
  if (label !== UNCERTAIN || policy === 'EXCLUDE') return label;
  return policy === 'AS_PRESENT' ? PRESENT : ABSENT;
};
