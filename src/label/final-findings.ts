import type { Image } from '../image/image.ts';
import type { Finding } from '../terms/finding.ts';
import { findingsOf } from '../terms/finding-bits.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { type Assessment, fileOf, presentFindings } from './assessment.ts';

/** Asks for all assessments of an image, batched. */
type AssessmentsOf = (imageOrdinal: number) => Promise<readonly Assessment[]>;

const finalOf = (
  assessments: readonly Assessment[],
  labelSet: LabelSetCode,
): Assessment | undefined =>
  assessments.find((row) => {
    const file = fileOf(row);
    return file.labelSet === labelSet && file.source !== 'READER';
  });

/**
 * Findings that the final labels of a set hold to be present; null where it did not assess the image.
 *
 * The text-mined sets are part of the image itself and answer at once; the others are looked up.
 */
export const finalFindings = (
  image: Image,
  labelSet: LabelSetCode,
  assessmentsOf: AssessmentsOf,
): readonly Finding[] | null | Promise<readonly Finding[] | null> => {
  if (labelSet === 'NIH_NLP_2017' || labelSet === 'NIH_NLP_2020') {
    const present = image.nlpPresent[labelSet];
    return present === null ? null : findingsOf(present);
  }
  return assessmentsOf(image.ordinal).then((assessments) => {
    const final = finalOf(assessments, labelSet);
    return final === undefined ? null : presentFindings(final);
  });
};
