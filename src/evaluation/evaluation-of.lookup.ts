import type { Comparison } from '../comparison/comparison.ts';
import { comparisonOf } from '../comparison/comparison-of.ts';
import { tallyOf } from '../comparison/tally-of.ts';
import type { LabelOrigin } from '../label/label-origin.filter.ts';
import type { BinaryTable } from '../statistics/binary-table.ts';
import type { OperatingPoint as FoundPoint } from '../statistics/operating-point.ts';
import { proportion } from '../statistics/proportion.ts';
import { type Exclusion, exclusionsOf } from '../terms/exclusion.ts';
import { FINDINGS, type Finding } from '../terms/finding.ts';
import { GROUND_TRUTH_READERS } from '../terms/vocabulary.ts';
import type { EvaluationQuestion } from './evaluation.filter.ts';
import type {
  ComparedReader,
  EvaluatedFinding,
  EvaluatedSubgroup,
  EvaluationRecord,
} from './evaluation-record.lookup.ts';
import type {
  CurveFigures,
  FindingFigures,
  ReaderFigures,
  ScoreFigures,
  SubgroupFigures,
} from './figures.ts';
import type { OperatingPoint } from './operating-point.ts';

/** The answer that figures come to. */
export const evaluationOf = (
  question: EvaluationQuestion,
  { findings, ...counts }: ScoreFigures,
): EvaluationRecord => ({
  ...counts,
  findings: FINDINGS.flatMap((finding) => {
    const figures = findings.find(({ name }) => name === finding);
    return figures === undefined ? [] : evaluatedFinding(question, finding, figures);
  }),
});

const evaluatedFinding = (
  question: EvaluationQuestion,
  finding: Finding,
  figures: FindingFigures,
): EvaluatedFinding => {
  const exclusions = exclusionsOf(figures.left);
  return {
    finding,
    ...worthOf(figures),
    threshold: figures.threshold,
    atThreshold: figures.atThreshold && comparedScores(finding, figures.atThreshold, exclusions),
    readers: figures.readers.map((reader) => comparedReader(question, finding, reader)),
    subgroups: figures.subgroups.map((subgroup) => evaluatedSubgroup(finding, subgroup)),
    exclusions,
  };
};

const worthOf = (figures: CurveFigures) => ({
  imageCount: figures.imageCount,
  positives: figures.positives,
  negatives: figures.negatives,
  auroc: figures.auroc,
  averagePrecision: figures.averagePrecision,
  atSpecificity: figures.atSpecificity && pointOf(figures.atSpecificity),
  atSensitivity: figures.atSensitivity && pointOf(figures.atSensitivity),
});

const pointOf = ({ threshold, table }: FoundPoint): OperatingPoint => {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = table;
  const negatives = falsePositives + trueNegatives;
  return {
    threshold,
    sensitivity: proportion(truePositives, truePositives + falseNegatives),
    specificity: proportion(trueNegatives, negatives),
    falsePositiveRate: proportion(falsePositives, negatives),
  };
};

const evaluatedSubgroup = (finding: Finding, figures: SubgroupFigures): EvaluatedSubgroup => {
  const { dimension, value, atThreshold } = figures;
  return {
    dimension,
    sex: value === 'FEMALE' || value === 'MALE' ? value : null,
    viewPosition: value === 'AP' || value === 'PA' ? value : null,
    ageDecade: typeof value === 'number' ? value : null,
    ...worthOf(figures),
    atThreshold: atThreshold && comparedScores(finding, atThreshold, []),
  };
};

/** The comparison of the reference with scores that a threshold divides. */
const comparedScores = (
  finding: Finding,
  { truePositives, falsePositives, falseNegatives, trueNegatives }: BinaryTable,
  exclusions: readonly Exclusion[],
): Comparison => {
  const cells = [
    { reference: 'PRESENT', candidate: 'PRESENT', imageCount: truePositives },
    { reference: 'PRESENT', candidate: 'ABSENT', imageCount: falseNegatives },
    { reference: 'ABSENT', candidate: 'PRESENT', imageCount: falsePositives },
    { reference: 'ABSENT', candidate: 'ABSENT', imageCount: trueNegatives },
  ] as const;
  const counted = cells.filter(({ imageCount }) => imageCount > 0);
  return comparisonOf(itself(finding), { cells: counted, exclusions });
};

const comparedReader = (
  { reference, measure }: EvaluationQuestion,
  finding: Finding,
  { readerId, pairs }: ReaderFigures,
): ComparedReader => {
  const compared = itself(finding);
  const comparison = comparisonOf(compared, tallyOf(pairs, compared, measure.policy));
  const { sensitivity, specificity } = comparison;
  return {
    readerId,
    isPartOfReference: isPartOf(reference, readerId),
    sensitivity,
    specificity,
    falsePositiveRate:
      specificity &&
      proportion(specificity.denominator - specificity.numerator, specificity.denominator),
    comparison,
  };
};

/** Adjudication began with the reads of all readers of the image. */
const isPartOf = (reference: LabelOrigin, readerId: string): boolean => {
  if (reference.source === 'READER') return reference.readerId === readerId;
  return reference.source === 'ADJUDICATED' || GROUND_TRUTH_READERS.has(readerId);
};

const itself = (finding: Finding) => ({
  finding,
  candidateFindings: [finding],
  relation: null,
});
