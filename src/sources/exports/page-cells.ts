import { type SplitPlan, splitBy } from '../../export/assigned-split.ts';
import type { Cohort } from '../../export/cohort.filter.ts';
import type { CohortRows, FinalLabels } from '../../export/cohort.source.ts';
import { findingBits } from '../../terms/finding-bits.ts';
import { parseImageIndex } from '../../terms/image-index.ts';
import type { LabelSetCode } from '../../terms/label-set-code.ts';
import type { Split } from '../../terms/split.ts';
import { VOCABULARY } from '../../terms/vocabulary.ts';
import type { Cells } from './cells.ts';
import type { SentValue } from './file-form.ts';

/** What is sent of one label set: the findings that it assesses, and those that it holds to be present. */
export type LabelCells = readonly [assessed: Int32Array, present: Int32Array];

/** The cells of some rows that are told by the rows themselves. */
export const valueCells = (
  { plan }: Cohort,
  rows: CohortRows,
): Readonly<Record<SentValue, Cells>> => {
  const patients = rows.imageIndexes.map(patientOf);
  return {
    patientId: Float64Array.from(patients),
    followUpNumber: Float64Array.from(rows.followUpNumbers),
    sex: rows.sexes,
    patientAgeYears: Float64Array.from(rows.agesYears, (age) => age ?? Number.NaN),
    viewPosition: rows.viewPositions,
    originalWidthPx: Float64Array.from(rows.widthsPx),
    originalHeightPx: Float64Array.from(rows.heightsPx),
    pixelSpacingXMm: Float64Array.from(rows.spacingsXMm),
    pixelSpacingYMm: Float64Array.from(rows.spacingsYMm),
    officialSplit: rows.splits,
    assignedSplit: plan === null ? [] : assignedSplits(plan, patients, rows.splits),
  };
};

const patientOf = (imageIndex: string): number => parseImageIndex(imageIndex)?.patientId ?? 0;

const assignedSplits = (
  plan: SplitPlan,
  patients: readonly number[],
  splits: readonly (Split | null)[],
): readonly string[] => {
  const splitOf = splitBy(plan);
  return patients.map((patientId, row) => splitOf({ patientId, split: splits[row] ?? null }));
};

/** Those of a text-mined set: all findings are assessed, in every image. */
export const textMinedCells = (
  labelSet: 'NIH_NLP_2017' | 'NIH_NLP_2020',
  { imageIndexes, nlpPresent }: CohortRows,
): LabelCells => [
  new Int32Array(imageIndexes.length).fill(findingBits(VOCABULARY[labelSet])),
  Int32Array.from(nlpPresent[labelSet], (present) => present ?? 0),
];

/** Those of a set of experts: nothing is assessed in images without a final label. */
export const judgedCells = (
  labelSet: LabelSetCode,
  names: readonly string[],
  finals: readonly FinalLabels[],
): LabelCells => {
  const byName = new Map(
    finals.flatMap((final) => (final.labelSet === labelSet ? [[final.imageIndex, final]] : [])),
  );
  return [
    Int32Array.from(names, (name) => byName.get(name)?.assessed ?? 0),
    Int32Array.from(names, (name) => byName.get(name)?.present ?? 0),
  ];
};
