import { type All, type Any, allOf, type Not, type Quantifier } from '../filter.ts';
import type { ImageFilter } from '../image/image.filter.ts';
import type { ImageFilterInput } from '../image/image.input.ts';
import { readImageFilter } from '../image/image.read-filter.ts';
import { type InputPath, joinKeys, readConditions } from '../read-filter.ts';
import {
  type NumberComparison,
  numberCondition,
  patientIdCondition,
  type TextComparison,
  textCondition,
} from '../terms/read-comparisons.ts';
import type { ImageListFilterInput, PatientFilterInput } from './patient.input.ts';

/** A condition on a patient: what a filter means, in one spelling for each meaning. */
export type PatientFilter =
  | All<PatientFilter>
  | Any<PatientFilter>
  | Not<PatientFilter>
  | TextComparison<'sex' | 'split'>
  | NumberComparison<'patientId' | 'imageCount'>
  | { readonly kind: 'images'; readonly quantifier: Quantifier; readonly images: ImageFilter };

/** The filter that every patient meets. */
export const EVERY_PATIENT: PatientFilter = { kind: 'all', of: [] };

/** Reads a patient filter. UserInputError says which key is wrong, what was wanted and found. */
export const readPatientFilter = (input: PatientFilterInput, path: InputPath): PatientFilter =>
  allOf(
    readConditions<PatientFilterInput, PatientFilter>(input, path, {
      ...joinKeys(readPatientFilter),
      patientId: patientIdCondition,
      sex: textCondition('sex'),
      split: textCondition('split'),
      imageCount: numberCondition('imageCount'),
      images: readImages,
    }),
  );

const readImages = (input: ImageListFilterInput, path: InputPath): PatientFilter => {
  const quantified =
    (quantifier: Quantifier) =>
    (images: ImageFilterInput, at: InputPath): PatientFilter => ({
      kind: 'images',
      quantifier,
      images: readImageFilter(images, at),
    });
  return allOf(
    readConditions<ImageListFilterInput, PatientFilter>(input, path, {
      some: quantified('some'),
      every: quantified('every'),
      none: quantified('none'),
    }),
  );
};
