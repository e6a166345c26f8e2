import { type Finding, NIH_FINDINGS } from './finding.ts';
import type { LabelSetCode } from './label-set-code.ts';
import type { LabelSource } from './label-source.ts';

/** The findings that each label set assesses, in bit order. */
export const VOCABULARY: Readonly<Record<LabelSetCode, readonly Finding[]>> = {
  NIH_NLP_2017: NIH_FINDINGS,
  NIH_NLP_2020: NIH_FINDINGS,
  FOUR_FINDINGS_2019: ['PNEUMOTHORAX', 'AIRSPACE_OPACITY', 'FRACTURE', 'NODULE_OR_MASS'],
  ALL_FINDINGS_2021: [...NIH_FINDINGS, 'ABNORMAL', 'OTHER'],
};

/** The kinds of label that each label set holds: reads first, then what was made of them. */
export const SOURCES: Readonly<Record<LabelSetCode, readonly LabelSource[]>> = {
  NIH_NLP_2017: ['NLP'],
  NIH_NLP_2020: ['NLP'],
  FOUR_FINDINGS_2019: ['READER', 'ADJUDICATED'],
  ALL_FINDINGS_2021: ['READER', 'GROUND_TRUTH'],
};

/** The three readers whose majority is the all-findings ground truth, as its paper names them. */
export const GROUND_TRUTH_READERS: ReadonlySet<string> = new Set([
  '4343882785',
  '4343883593',
  '4343883996',
]);
