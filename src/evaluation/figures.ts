import type { BinaryTable } from '../statistics/binary-table.ts';
import type { Estimate } from '../statistics/estimate.ts';
import type { OperatingPoint } from '../statistics/operating-point.ts';
import type { SubgroupDimension } from '../terms/subgroup-dimension.ts';
import type { UncertainPolicy } from '../terms/uncertain-policy.ts';
import type { ImageTraits } from './ground.ts';

/** How scores are measured. */
export interface Measure {
  readonly policy: UncertainPolicy;
  /** 0 to 1. */
  readonly minSpecificity: number;
  /** 0 to 1. */
  readonly minSensitivity: number;
}

/** A finding that is scored. */
export interface ScoredFinding {
  readonly name: string;
  /** Its bit in sets of findings. */
  readonly bit: number;
  /** From this score on an image counts as PRESENT; null: nobody chose one. */
  readonly threshold: number | null;
}

/** What the scores of some images are worth. */
export interface CurveFigures {
  readonly imageCount: number;
  readonly positives: number;
  readonly negatives: number;
  readonly auroc: Estimate | null;
  readonly averagePrecision: number | null;
  readonly atSpecificity: OperatingPoint | null;
  readonly atSensitivity: OperatingPoint | null;
  /** Null where no threshold was chosen. */
  readonly atThreshold: BinaryTable | null;
}

/** The same of images that have a value of a dimension. */
export interface SubgroupFigures extends CurveFigures {
  readonly dimension: SubgroupDimension;
  readonly value: ImageTraits['sex' | 'viewPosition' | 'ageDecade'];
}

/** Images on which the reference and a reader say the same pair of things; all sets have one finding at most. */
export interface ReaderPair {
  readonly reference: SaidOfFinding;
  readonly candidate: SaidOfFinding;
  readonly imageCount: number;
  readonly laterReads: number;
}

export interface SaidOfFinding {
  readonly assessed: number;
  readonly present: number;
  readonly uncertain: number;
}

/** What a reader says of the images whose scores are measured. */
export interface ReaderFigures {
  readonly readerId: string;
  readonly pairs: readonly ReaderPair[];
}

/** Images, or reads, that do not count, by the reason. */
export interface LeftOut {
  readonly NO_REFERENCE_LABEL: number;
  readonly NOT_ASSESSED: number;
  readonly NOT_SCORED: number;
  readonly OUTSIDE_FILTER: number;
  readonly REPEATED_READ: number;
  readonly UNCERTAIN_LABEL: number;
}

/** What the scores of one finding are worth. */
export interface FindingFigures extends CurveFigures {
  readonly name: string;
  readonly threshold: number | null;
  readonly left: LeftOut;
  readonly subgroups: readonly SubgroupFigures[];
  readonly readers: readonly ReaderFigures[];
}

/** What all scores are worth. */
export interface ScoreFigures {
  readonly predictionCount: number;
  /** Images with at least one score. */
  readonly imageCount: number;
  readonly findings: readonly FindingFigures[];
}
