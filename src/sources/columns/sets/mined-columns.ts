import { NIH_FINDINGS } from '../../../terms/finding.ts';
import { findingBits } from '../../../terms/finding-bits.ts';
import type { LabelSetCode } from '../../../terms/label-set-code.ts';
import { NO_NUMBER } from '../columns.ts';
import type { Said } from './met-labels.ts';

/** The sets whose labels are columns of images. */
export const MINED_SETS = ['NIH_NLP_2017', 'NIH_NLP_2020'] as const;
export type MinedSet = (typeof MINED_SETS)[number];

export const isTextMined = (labelSet: LabelSetCode): labelSet is MinedSet =>
  MINED_SETS.some((code) => code === labelSet);

const ASSESSED = findingBits(NIH_FINDINGS);

/** What text mining says where it holds some findings to be present; null where it says nothing. */
export const minedSaid = (labelSet: MinedSet, present: number): Said | null =>
  present === NO_NUMBER
    ? null
    : { labelSet, source: 'NLP', readerId: null, assessed: ASSESSED, present, uncertain: 0 };
