import { UserInputError } from '../errors.ts';
import {
  allOf,
  anyOf,
  canonicalValues,
  type InputPath,
  itemPath,
  type Quantifier,
  readChoice,
  readConditions,
} from '../filter.ts';
import { readLabelFilter, readLabelOrigin } from '../label/label.filter.ts';
import type { LabelFilterInput } from '../label/label.input.ts';
import type { DataQualityFilterInput } from '../terms/choice-inputs.ts';
import type { DataQualityIssue } from '../terms/data-quality-issue.ts';
import type { Finding } from '../terms/finding.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { numberCondition, patientIdCondition, textCondition } from '../terms/read-comparisons.ts';
import { VOCABULARY } from '../terms/vocabulary.ts';
import { EVERY_BOX, type FindingCondition, type ImageFilter } from './image.filter.ts';
import type {
  BoundingBoxFilterInput,
  BoundingBoxListFilterInput,
  DisagreementFilterInput,
  ImageFilterInput,
  LabelChangeFilterInput,
  LabelListFilterInput,
} from './image.input.ts';

const readLabels = (input: LabelListFilterInput, path: InputPath): ImageFilter => {
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

const readDisagreement = (input: DisagreementFilterInput, path: InputPath): ImageFilter => {
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

const checkRelease = (labelSet: LabelSetCode, text: string): LabelSetCode => {
  if (labelSet === 'NIH_NLP_2017' || labelSet === 'NIH_NLP_2020') return labelSet;
  throw new UserInputError(`${text} takes NIH_NLP_2017 or NIH_NLP_2020, found ${labelSet}.`);
};

const readLabelChange = (input: LabelChangeFilterInput, path: InputPath): ImageFilter => {
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

const readBox = (input: BoundingBoxFilterInput, path: InputPath): FindingCondition =>
  allOf(
    readConditions<BoundingBoxFilterInput, FindingCondition>(input, path, {
      finding: (choice, at) =>
        readChoice(
          choice,
          at,
          (operator, values: Finding[]) => ({ kind: 'finding', operator, values }),
          (values) => values,
        ),
      any: (any, at) => {
        if (any) return EVERY_BOX;
        throw new UserInputError(
          `${at.text} takes true only; for images without boxes use none: { any: true }.`,
        );
      },
    }),
  );

const readBoxes = (input: BoundingBoxListFilterInput, path: InputPath): ImageFilter => {
  const quantified =
    (quantifier: 'some' | 'none') =>
    (box: BoundingBoxFilterInput, at: InputPath): ImageFilter => ({
      kind: 'boxes',
      quantifier,
      box: readBox(box, at),
    });
  return allOf(
    readConditions<BoundingBoxListFilterInput, ImageFilter>(input, path, {
      some: quantified('some'),
      none: quantified('none'),
    }),
  );
};

const readQuality = (input: DataQualityFilterInput, path: InputPath): ImageFilter => {
  const quantified =
    (quantifier: 'some' | 'none') =>
    (issues: DataQualityIssue[]): ImageFilter => ({
      kind: 'quality',
      quantifier,
      issues: canonicalValues(issues),
    });
  return allOf(
    readConditions<DataQualityFilterInput, ImageFilter>(input, path, {
      some: quantified('some'),
      none: quantified('none'),
    }),
  );
};

/** Reads an image filter. UserInputError says which key is wrong, what was wanted and found. */
export const readImageFilter = (input: ImageFilterInput, path: InputPath): ImageFilter =>
  allOf(
    readConditions<ImageFilterInput, ImageFilter>(input, path, {
      and: (items, at) => allOf(items.map((item, i) => readImageFilter(item, itemPath(at, i)))),
      or: (items, at) => anyOf(items.map((item, i) => readImageFilter(item, itemPath(at, i)))),
      not: (item, at) => ({ kind: 'not', of: readImageFilter(item, at) }),
      imageIndex: textCondition('imageIndex'),
      patientId: patientIdCondition,
      studyInstanceUid: textCondition('studyInstanceUid'),
      sex: textCondition('sex'),
      viewPosition: textCondition('viewPosition'),
      patientAgeYears: numberCondition('patientAgeYears'),
      followUpNumber: numberCondition('followUpNumber'),
      split: textCondition('split'),
      labels: readLabels,
      disagreement: readDisagreement,
      labelChanged: readLabelChange,
      boundingBoxes: readBoxes,
      dataQuality: readQuality,
    }),
  );
