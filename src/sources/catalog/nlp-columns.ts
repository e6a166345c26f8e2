import type { LabelSetCode } from '../../terms/label-set-code.ts';

// The text-mined labels of an image are columns of its own row, so that the most frequent filters
// join nothing.

/** The columns with the findings present; null where the release is not loaded. */
export const NLP_COLUMNS = {
  NIH_NLP_2017: 'images.nlp_2017',
  NIH_NLP_2020: 'images.nlp_2020',
} as const;

export type TextMinedSet = keyof typeof NLP_COLUMNS;

/** Whether the labels of a set are columns of `images`. */
export const isTextMined = (labelSet: LabelSetCode): labelSet is TextMinedSet =>
  labelSet in NLP_COLUMNS;
