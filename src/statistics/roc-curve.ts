/** Items with a score each, higher where the finding is likelier, and what the reference says. */
export interface ScoredItems {
  /** Finite. */
  readonly scores: Float64Array;
  /** 1: positive by the reference; 0: negative. As long as the scores. */
  readonly labels: Uint8Array;
}

/**
 * The receiver operating characteristic: at each distinct score, highest first, how many items have
 * that score or a higher one. Items of equal score are one point, so their order does not matter.
 */
export interface RocCurve {
  readonly thresholds: Float64Array;
  /** Of the reference's positives, at each threshold. */
  readonly truePositives: Uint32Array;
  /** Of the reference's negatives, at each threshold. */
  readonly falsePositives: Uint32Array;
  readonly positives: number;
  readonly negatives: number;
}

/** The curve of scored items, in O(n log n). Errors: RangeError where a score is not a number. */
export const rocCurve = ({ scores, labels }: ScoredItems): RocCurve => {
  const positives = scores.filter((_, item) => labels[item] === 1).sort();
  const negatives = scores.filter((_, item) => labels[item] !== 1).sort();
  // NaN is sorted to the end. It equals nothing, and the curve would never get past it.
  if (Number.isNaN(positives.at(-1)) || Number.isNaN(negatives.at(-1))) {
    throw new RangeError('A score is not a number.');
  }
  return merge(positives, negatives);
};

/** Walks down both sorted lists at once. */
const merge = (positives: Float64Array, negatives: Float64Array): RocCurve => {
  const most = positives.length + negatives.length;
  const thresholds = new Float64Array(most);
  const truePositives = new Uint32Array(most);
  const falsePositives = new Uint32Array(most);
  let points = 0;
  let above = 0;
  let falselyAbove = 0;
  while (above < positives.length || falselyAbove < negatives.length) {
    const threshold = Math.max(fromTop(positives, above), fromTop(negatives, falselyAbove));
    while (above < positives.length && fromTop(positives, above) === threshold) above += 1;
    while (falselyAbove < negatives.length && fromTop(negatives, falselyAbove) === threshold) {
      falselyAbove += 1;
    }
    thresholds[points] = threshold;
    truePositives[points] = above;
    falsePositives[points] = falselyAbove;
    points += 1;
  }
  return {
    thresholds: thresholds.subarray(0, points),
    truePositives: truePositives.subarray(0, points),
    falsePositives: falsePositives.subarray(0, points),
    positives: positives.length,
    negatives: negatives.length,
  };
};

const fromTop = (ascending: Float64Array, position: number): number =>
  position < ascending.length
    ? (ascending[ascending.length - 1 - position] ?? -Infinity)
    : -Infinity;
