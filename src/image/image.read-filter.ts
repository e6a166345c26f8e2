import { allOf } from '../filter.ts';
import { canonicalValues } from '../read-choice.ts';
import { type InputPath, joinKeys, readConditions } from '../read-filter.ts';
import type { DataQualityFilterInput } from '../terms/choice-inputs.ts';
import type { DataQualityIssue } from '../terms/data-quality-issue.ts';
import { numberCondition, patientIdCondition, textCondition } from '../terms/read-comparisons.ts';
import { readBoxes } from './bounding-box.read-filter.ts';
import type { ImageFilter } from './image.filter.ts';
import type { ImageFilterInput } from './image.input.ts';
import { readDisagreement, readLabelChange, readLabels } from './image-labels.read-filter.ts';

/** Reads an image filter. UserInputError says which key is wrong, what was wanted and found. */
export const readImageFilter = (input: ImageFilterInput, path: InputPath): ImageFilter =>
  allOf(
    readConditions<ImageFilterInput, ImageFilter>(input, path, {
      ...joinKeys(readImageFilter),
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
