import type { LabelOrigin } from './filters.ts';
import {
  ALL_FINDINGS,
  type Finding,
  FOUR_FINDINGS,
  type LabelSetCode,
  NLP_FINDINGS,
} from './rows.ts';

/** What each label set assesses. */
export const VOCABULARY: Record<LabelSetCode, readonly Finding[]> = {
  NIH_NLP_2017: NLP_FINDINGS,
  NIH_NLP_2020: NLP_FINDINGS,
  FOUR_FINDINGS_2019: FOUR_FINDINGS,
  ALL_FINDINGS_2021: ALL_FINDINGS,
};

/** Every source goes with these sets; any other pairing is refused. */
export const ORIGINS: readonly LabelOrigin[] = [
  { source: 'NLP', labelSet: 'NIH_NLP_2017' },
  { source: 'NLP', labelSet: 'NIH_NLP_2020' },
  { source: 'READER', labelSet: 'FOUR_FINDINGS_2019' },
  { source: 'ADJUDICATED', labelSet: 'FOUR_FINDINGS_2019' },
  { source: 'READER', labelSet: 'ALL_FINDINGS_2021' },
  { source: 'GROUND_TRUTH', labelSet: 'ALL_FINDINGS_2021' },
];

/** Findings that both sets assess. */
export function sharedFindings(left: LabelSetCode, right: LabelSetCode): readonly Finding[] {
  return VOCABULARY[left].filter((finding) => VOCABULARY[right].includes(finding));
}
