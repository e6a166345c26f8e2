import type { UidLevel } from '../terms/dicom-uid.ts';
import { FINDINGS, type Finding } from '../terms/finding.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { VOCABULARY } from '../terms/vocabulary.ts';

/** Values of an image that are columns as they are. */
export type CohortValue =
  | 'patientId'
  | 'followUpNumber'
  | 'sex'
  | 'patientAgeYears'
  | 'viewPosition'
  | 'originalWidthPx'
  | 'originalHeightPx'
  | 'pixelSpacingXMm'
  | 'pixelSpacingYMm'
  | 'officialSplit'
  | 'assignedSplit';

/** Where the values of a column come from. */
export type CohortColumnOrigin =
  | { readonly kind: 'NAME' }
  | { readonly kind: 'VALUE'; readonly value: CohortValue }
  | { readonly kind: 'UID'; readonly level: UidLevel }
  | { readonly kind: 'LABEL'; readonly labelSet: LabelSetCode; readonly finding: Finding };

/** A column of an exported file. */
export interface CohortColumn {
  readonly name: string;
  /** TEXT, whole numbers of 32 bits, numbers of 64 bits, or 1 and 0. */
  readonly type: 'TEXT' | 'INTEGER' | 'NUMBER' | 'FLAG';
  readonly isNullable: boolean;
  readonly description: string;
  readonly origin: CohortColumnOrigin;
}

type Told = readonly [type: CohortColumn['type'], isNullable: boolean, description: string];

const VALUES: Readonly<Record<Exclude<CohortValue, 'assignedSplit'>, Told>> = {
  patientId: ['INTEGER', false, 'Number of the patient.'],
  followUpNumber: [
    'INTEGER',
    false,
    'Follow-up # of the served release, from 0, in the order of the visits.',
  ],
  sex: ['TEXT', false, 'FEMALE or MALE, as published.'],
  patientAgeYears: [
    'INTEGER',
    true,
    'Age at the visit, whole years; missing where the release has none or an impossible one.',
  ],
  viewPosition: ['TEXT', false, 'Direction of the X-ray beam: AP or PA.'],
  originalWidthPx: ['INTEGER', false, 'Width of the original, in pixels.'],
  originalHeightPx: ['INTEGER', false, 'Height of the original, in pixels.'],
  pixelSpacingXMm: [
    'NUMBER',
    false,
    'Millimetres between pixel centres of the original, along a row.',
  ],
  pixelSpacingYMm: [
    'NUMBER',
    false,
    'Millimetres between pixel centres of the original, along a column.',
  ],
  officialSplit: [
    'TEXT',
    true,
    'The official split, TRAIN_VALIDATION or TEST; missing where its list is not loaded.',
  ],
};

/**
 * The columns of a file, in order: the image, its DICOM object, the splits, then for each label set
 * one for each finding that it assesses.
 */
export const cohortColumns = (
  labelSets: readonly LabelSetCode[],
  hasPlan: boolean,
): readonly CohortColumn[] => [
  {
    name: 'imageIndex',
    type: 'TEXT',
    isNullable: false,
    description: 'File name in the published set; rows are in its order.',
    origin: { kind: 'NAME' },
  },
  valueColumn('patientId', VALUES.patientId),
  uidColumn('studyInstanceUid', 'study', 'Study'),
  uidColumn('seriesInstanceUid', 'series', 'Series'),
  uidColumn('sopInstanceUid', 'instance', 'SOP'),
  valueColumn('followUpNumber', VALUES.followUpNumber),
  valueColumn('sex', VALUES.sex),
  valueColumn('patientAgeYears', VALUES.patientAgeYears),
  valueColumn('viewPosition', VALUES.viewPosition),
  valueColumn('originalWidthPx', VALUES.originalWidthPx),
  valueColumn('originalHeightPx', VALUES.originalHeightPx),
  valueColumn('pixelSpacingXMm', VALUES.pixelSpacingXMm),
  valueColumn('pixelSpacingYMm', VALUES.pixelSpacingYMm),
  valueColumn('officialSplit', VALUES.officialSplit),
  ...(hasPlan ? [valueColumn('assignedSplit', ASSIGNED)] : []),
  ...labelSets.flatMap((labelSet) =>
    FINDINGS.filter((finding) => VOCABULARY[labelSet].includes(finding)).map((finding) =>
      labelColumn(labelSet, finding),
    ),
  ),
];

const ASSIGNED: Told = [
  'TEXT',
  false,
  'What the split plan uses the image for: TRAIN, VALIDATION or TEST; the same for all images of a patient.',
];

const valueColumn = (value: CohortValue, [type, isNullable, description]: Told): CohortColumn => ({
  name: value,
  type,
  isNullable,
  description,
  origin: { kind: 'VALUE', value },
});

const uidColumn = (name: string, level: UidLevel, what: string): CohortColumn => ({
  name,
  type: 'TEXT',
  isNullable: false,
  description: `${what} Instance UID of its DICOM object.`,
  origin: { kind: 'UID', level },
});

const labelColumn = (labelSet: LabelSetCode, finding: Finding): CohortColumn => ({
  name: `${labelSet}_${finding}`,
  type: 'FLAG',
  isNullable: true,
  description: `Whether the final label of ${labelSet} holds ${finding} to be present: 1 yes, 0 no; missing where the set did not assess the image.`,
  origin: { kind: 'LABEL', labelSet, finding },
});
