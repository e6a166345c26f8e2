import type { Finding } from '../terms/finding.ts';
import { findingBit, findingsOf } from '../terms/finding-bits.ts';
import type { LabelValue } from '../terms/label-value.ts';
import { LABEL_FILES, type LabelFile } from './label-file.ts';

/**
 * One row of a label file: what one source says of one image.
 *
 * Its labels are the findings that it assesses; `present` and `uncertain` are subsets of `assessed`,
 * and `matched` the labels that the question asked for.
 */
export interface Assessment {
  readonly imageIndex: string;
  /** Position in LABEL_FILES. */
  readonly fileNumber: number;
  /** Data row in the file, from 1. */
  readonly row: number;
  readonly readerId: string | null;
  /** Which read of the image by this reader in this set it is, from 1, in file order. */
  readonly readNumber: number;
  readonly assessed: number;
  readonly present: number;
  readonly uncertain: number;
  readonly matched: number;
  /** The cell of an NIH file as it stands there; null in the expert files. */
  readonly rawCell: string | null;
}

/** The file that an assessment is a row of. */
export const fileOf = ({ fileNumber }: Pick<Assessment, 'fileNumber'>): LabelFile => {
  const file = LABEL_FILES[fileNumber];
  if (file === undefined) throw new RangeError(`No label file has number ${fileNumber}.`);
  return file;
};

/** What an assessment says of a finding; null where it did not assess it. */
export const valueOf = (assessment: Assessment, finding: Finding): LabelValue | null => {
  const bit = findingBit(finding);
  if ((assessment.assessed & bit) === 0) return null;
  if ((assessment.present & bit) !== 0) return 'PRESENT';
  return (assessment.uncertain & bit) === 0 ? 'ABSENT' : 'UNCERTAIN';
};

/** The findings present. */
export const presentFindings = (assessment: Assessment): readonly Finding[] =>
  findingsOf(assessment.present);

/** Whether an assessment is a first read: of repeated reads by one reader, only the first votes. */
export const isFirstRead = (assessment: Assessment): boolean => assessment.readNumber === 1;
