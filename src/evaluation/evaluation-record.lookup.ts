import type { Comparison } from '../comparison/comparison.ts';
import type { FindingEvaluation, SubgroupEvaluation } from './evaluation.ts';
import type { ReaderOperatingPoint } from './operating-point.ts';

/** A reader beside the scores, and the whole comparison. */
export interface ComparedReader extends ReaderOperatingPoint {
  readonly comparison: Comparison;
}

/** A subgroup, and its comparison at the chosen threshold. */
export interface EvaluatedSubgroup extends SubgroupEvaluation {
  readonly atThreshold: Comparison | null;
}

/** A finding with all that is compared. */
export interface EvaluatedFinding extends FindingEvaluation {
  readonly atThreshold: Comparison | null;
  readonly readers: readonly ComparedReader[];
  readonly subgroups: readonly EvaluatedSubgroup[];
}

/** What scores are worth, as it is answered: over HTTP as it stands, in the graph as far as it is selected. */
export interface EvaluationRecord {
  readonly predictionCount: number;
  readonly imageCount: number;
  readonly findings: readonly EvaluatedFinding[];
}
