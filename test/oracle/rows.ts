/** What the oracle knows of a collection: plain rows, one object for each thing. */
export interface Collection {
  /** In the order of imageIndex. */
  readonly images: readonly ImageRow[];
  /** In the order of patientId, as a number. */
  readonly patients: readonly PatientRow[];
  readonly readers: readonly ReaderRow[];
  /** In no special order. */
  readonly labelSets: readonly LabelSetCode[];
}

export interface ImageRow {
  readonly imageIndex: string;
  readonly patientId: string;
  readonly sequenceNumber: number;
  readonly followUpNumber: number;
  readonly sex: Sex;
  readonly viewPosition: ViewPosition;
  readonly patientAgeYears: number | null;
  readonly originalSize: { readonly width: number; readonly height: number };
  readonly pixelSpacingMm: { readonly x: number; readonly y: number };
  readonly split: Split | null;
  readonly labels: readonly LabelRow[];
  readonly boxes: readonly BoxRow[];
  readonly dataQuality: readonly DataQualityIssue[];
  readonly readerDisagreement: number | null;
}

/** One assessed finding in one row of a label file. */
export interface LabelRow {
  readonly imageIndex: string;
  readonly finding: Finding;
  readonly value: LabelValue;
  readonly source: LabelSource;
  readonly labelSet: LabelSetCode;
  readonly isSuperseded: boolean;
  readonly readerId: string | null;
  readonly file: string;
  /** Counted from 1, without the header. */
  readonly row: number;
  readonly column: string;
  readonly rawValue: string;
}

/** In pixels of the 1024 x 1024 image. */
export interface BoxRow {
  readonly finding: Finding;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PatientRow {
  readonly patientId: string;
  readonly sex: Sex;
  readonly split: Split | null;
  readonly images: readonly ImageRow[];
}

export interface ReaderRow {
  readonly readerId: string;
  readonly isGroundTruthReader: boolean;
  /** Rows of the readers' files. */
  readonly readCounts: ReadonlyMap<LabelSetCode, number>;
}

export const NLP_FINDINGS = [
  'ATELECTASIS',
  'CARDIOMEGALY',
  'CONSOLIDATION',
  'EDEMA',
  'EFFUSION',
  'EMPHYSEMA',
  'FIBROSIS',
  'HERNIA',
  'INFILTRATION',
  'MASS',
  'NODULE',
  'PLEURAL_THICKENING',
  'PNEUMONIA',
  'PNEUMOTHORAX',
] as const;
export const FOUR_FINDINGS = [
  'FRACTURE',
  'PNEUMOTHORAX',
  'AIRSPACE_OPACITY',
  'NODULE_OR_MASS',
] as const;
export const ALL_FINDINGS = ['ABNORMAL', ...NLP_FINDINGS, 'OTHER'] as const;
export const FINDINGS = [
  ...ALL_FINDINGS,
  'FRACTURE',
  'AIRSPACE_OPACITY',
  'NODULE_OR_MASS',
] as const;
export const GROUND_TRUTH_READERS = ['4343882785', '4343883593', '4343883996'] as const;
export const LABEL_VALUES = ['PRESENT', 'ABSENT', 'UNCERTAIN'] as const;
export const LABEL_SOURCES = ['NLP', 'READER', 'ADJUDICATED', 'GROUND_TRUTH'] as const;
export const LABEL_SETS = [
  'NIH_NLP_2017',
  'NIH_NLP_2020',
  'FOUR_FINDINGS_2019',
  'ALL_FINDINGS_2021',
] as const;
export const DATA_QUALITY_ISSUES = [
  'IMPLAUSIBLE_AGE',
  'FEWER_THAN_THREE_READERS',
  'REPEATED_READ',
  'LABELS_CHANGED_BETWEEN_RELEASES',
  'FOLLOW_UP_RENUMBERED',
] as const;

export type Finding = (typeof FINDINGS)[number];
export type LabelValue = (typeof LABEL_VALUES)[number];
export type LabelSource = (typeof LABEL_SOURCES)[number];
export type LabelSetCode = (typeof LABEL_SETS)[number];
export type DataQualityIssue = (typeof DATA_QUALITY_ISSUES)[number];
export type Sex = 'FEMALE' | 'MALE';
export type ViewPosition = 'AP' | 'PA';
export type Split = 'TRAIN_VALIDATION' | 'TEST';
