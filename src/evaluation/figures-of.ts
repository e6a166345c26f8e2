import { areaUnderRoc, averagePrecision } from '../statistics/area-under-curve.ts';
import {
  mostSensitive,
  mostSpecific,
  type OperatingPoint,
  tableAt,
} from '../statistics/operating-point.ts';
import { type RocCurve, rocCurve } from '../statistics/roc-curve.ts';
import type { CurveFigures, FindingFigures, Measure, ScoredFinding } from './figures.ts';
import type { Ground } from './ground.ts';
import { type JudgedScores, judgeScores, UNCOUNTED } from './judged-scores.ts';
import { readerFigures } from './reader-figures.ts';
import { divide } from './subgroups.ts';

/**
 * What the scores of one finding are worth.
 *
 * scores: one for each row of the ground; NaN: none.
 */
export const figuresOf = (
  ground: Ground,
  scores: Float64Array,
  { finding, measure }: { finding: ScoredFinding; measure: Measure },
): FindingFigures => {
  const judged = judgeScores(ground, scores, { finding, policy: measure.policy });
  const rows = countedRows(judged);
  const curve = curveOf(judged, rows);
  const whole: CurveFigures = {
    ...shapeOf(curve),
    atSpecificity: mostSensitive(curve, measure.minSpecificity),
    atSensitivity: mostSpecific(curve, measure.minSensitivity),
    atThreshold: finding.threshold === null ? null : tableAt(curve, finding.threshold),
  };
  return {
    name: finding.name,
    threshold: finding.threshold,
    ...whole,
    left: judged.left,
    readers: readerFigures(ground, judged, finding.bit),
    subgroups: ground.dimensions.flatMap((dimension) =>
      divide(ground.collection, dimension, rows).map(({ value, rows: own }) => ({
        dimension,
        value,
        ...withThresholdsOf(whole, curveOf(judged, own), finding),
      })),
    ),
  };
};

const countedRows = ({ labels }: JudgedScores): Int32Array => {
  const rows = new Int32Array(labels.length);
  let count = 0;
  for (let row = 0; row < labels.length; row += 1) {
    if (labels[row] === UNCOUNTED) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
};

const curveOf = (judged: JudgedScores, rows: Int32Array): RocCurve => {
  const scores = new Float64Array(rows.length);
  const labels = new Uint8Array(rows.length);
  for (let item = 0; item < rows.length; item += 1) {
    const row = rows[item] ?? 0;
    scores[item] = judged.scores[row] ?? 0;
    labels[item] = judged.labels[row] ?? 0;
  }
  return rocCurve({ scores, labels });
};

const shapeOf = (curve: RocCurve) => ({
  imageCount: curve.positives + curve.negatives,
  positives: curve.positives,
  negatives: curve.negatives,
  auroc: areaUnderRoc(curve),
  averagePrecision: averagePrecision(curve),
});

/** A subgroup has no thresholds of its own: who reads an image does not choose one by the patient. */
const withThresholdsOf = (
  whole: CurveFigures,
  curve: RocCurve,
  { threshold }: ScoredFinding,
): CurveFigures => ({
  ...shapeOf(curve),
  atSpecificity: samePoint(whole.atSpecificity, curve),
  atSensitivity: samePoint(whole.atSensitivity, curve),
  atThreshold: threshold === null ? null : tableAt(curve, threshold),
});

const samePoint = (point: OperatingPoint | null, curve: RocCurve): OperatingPoint | null =>
  point && { ...point, table: tableAt(curve, point.threshold ?? Number.POSITIVE_INFINITY) };
