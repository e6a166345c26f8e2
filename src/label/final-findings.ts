import { after, type Soon } from '../soon.ts';
import type { Finding } from '../terms/finding.ts';
import { findingsOf } from '../terms/finding-bits.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { type Assessment, fileOf, presentFindings } from './assessment.ts';

/** What an image knows of its own labels. */
interface TextMined {
  readonly imageIndex: string;
  /** The findings present, as a set of bits, by NLP release; null where it is not loaded. */
  readonly nlpPresent: Readonly<Record<'NIH_NLP_2017' | 'NIH_NLP_2020', number | null>>;
}

/** Gives all assessments of an image. */
type AssessmentsOf = (imageIndex: string) => Soon<readonly Assessment[]>;

/**
 * Findings that the final labels of a set hold to be present; null where it did not assess the image.
 *
 * The text-mined sets are part of the image itself and answer at once; the others are looked up.
 */
export const finalFindings = (
  image: TextMined,
  labelSet: LabelSetCode,
  assessmentsOf: AssessmentsOf,
): Soon<readonly Finding[] | null> => {
  if (labelSet === 'NIH_NLP_2017' || labelSet === 'NIH_NLP_2020') {
    const present = image.nlpPresent[labelSet];
    return present === null ? null : findingsOf(present);
  }
  return after(assessmentsOf(image.imageIndex), (assessments) => {
    const final = finalOf(assessments, labelSet);
    return final === undefined ? null : presentFindings(final);
  });
};

const finalOf = (
  assessments: readonly Assessment[],
  labelSet: LabelSetCode,
): Assessment | undefined =>
  assessments.find((row) => {
    const file = fileOf(row);
    return file.labelSet === labelSet && file.source !== 'READER';
  });
