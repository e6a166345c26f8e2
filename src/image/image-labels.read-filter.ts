import { UserInputError } from '../errors.ts';
import { allOf, type Quantifier } from '../filter.ts';
import { readLabelFilter } from '../label/label.filter.ts';
import type { LabelFilterInput } from '../label/label.input.ts';
import { readLabelOrigin } from '../label/label-origin.filter.ts';
import { type InputPath, readConditions } from '../read-filter.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { VOCABULARY } from '../terms/vocabulary.ts';
import type { ImageFilter } from './image.filter.ts';
import type {
  DisagreementFilterInput,
  LabelChangeFilterInput,
  LabelListFilterInput,
} from './image-labels.input.ts';

// Conditions on what is said of an image. Each refuses with UserInputError, which says which key is
// wrong, what was wanted and found.

/** Reads conditions on the labels of an image. */
export const readLabels = (input: LabelListFilterInput, path: InputPath): ImageFilter => {
  const quantified =
    (quantifier: Quantifier) =>
    (labels: LabelFilterInput, at: InputPath): ImageFilter => ({
      kind: 'labels',
      quantifier,
      labels: readLabelFilter(labels, at),
    });
  return allOf(
    readConditions<LabelListFilterInput, ImageFilter>(input, path, {
      some: quantified('some'),
      every: quantified('every'),
      none: quantified('none'),
    }),
  );
};

/** Reads that two origins of labels differ. */
export const readDisagreement = (input: DisagreementFilterInput, path: InputPath): ImageFilter => {
  const { finding, leftValue } = input;
  if (leftValue === null) {
    throw new UserInputError(
      `${path.text}.leftValue is null. Leave the key out to mean any value.`,
    );
  }
  const left = readLabelOrigin(input.left, { ...path, text: `${path.text}.left` });
  const right = readLabelOrigin(input.right, { ...path, text: `${path.text}.right` });
  for (const { labelSet } of [left, right]) {
    if (VOCABULARY[labelSet].includes(finding)) continue;
    throw new UserInputError(
      `${path.text}: ${labelSet} assesses ${VOCABULARY[labelSet].join(', ')}; found ${finding}.`,
    );
  }
  return { kind: 'disagreement', finding, left, right, leftValue: leftValue ?? null };
};

/** Reads that a finding changed between releases. */
export const readLabelChange = (input: LabelChangeFilterInput, path: InputPath): ImageFilter => {
  if (input.finding === null) {
    throw new UserInputError(
      `${path.text}.finding is null. Leave the key out to mean any of the 14.`,
    );
  }
  return {
    kind: 'labelChanged',
    finding: input.finding ?? null,
    from: checkRelease(input.from, `${path.text}.from`),
    to: checkRelease(input.to, `${path.text}.to`),
  };
};

const checkRelease = (labelSet: LabelSetCode | null, text: string): LabelSetCode => {
  if (labelSet === 'NIH_NLP_2017' || labelSet === 'NIH_NLP_2020') return labelSet;
  throw new UserInputError(
    `${text} takes NIH_NLP_2017 or NIH_NLP_2020, found ${labelSet ?? 'null'}.`,
  );
};
