import type { LabelOrigin } from './filters.ts';
import type { DataQualityIssue, Finding, LabelSetCode, LabelSource, Sex, Split } from './rows.ts';

/** Figures of a collection that the files and the API must agree on. Tables are rows, for reading. */
export interface Figures {
  readonly images: number;
  readonly patients: number;
  readonly readers: number;
  /** One for each assessed finding in each row of a label file, in all sets. */
  readonly labels: number;
  /** Without superseded sets. */
  readonly currentLabels: number;
  readonly imagesBySex: Record<Sex, number>;
  readonly patientsBySex: Record<Sex, number>;
  readonly imagesByView: Record<'AP' | 'PA', number>;
  readonly imagesBySplit: Record<Split, number>;
  readonly patientsBySplit: Record<Split, number>;
  readonly ages: AgeFigures;
  readonly patientsWithOneImage: number;
  readonly mostImagesOfAPatient: number;
  readonly patientsWithOnlyPa: number;
  readonly imagesOfLabelSet: Record<LabelSetCode, number>;
  readonly imagesWithoutNlpFinding: {
    readonly NIH_NLP_2017: number;
    readonly NIH_NLP_2020: number;
  };
  readonly labelCounts: readonly LabelCountRow[];
  readonly reads: readonly ReadRow[];
  readonly imagesWithChangedLabels: number;
  readonly labelChanges: readonly (readonly [Finding, number])[];
  readonly imagesWithBoxes: number;
  readonly boxes: readonly (readonly [Finding, number])[];
  readonly dataQuality: Record<DataQualityIssue, number>;
  readonly disagreements: readonly DisagreementRow[];
  readonly consensus: readonly ConsensusFigureRow[];
  readonly groundTruth: { readonly labels: number; readonly reproduced: number };
  readonly readerDisagreements: readonly (readonly [number, number])[];
}

export interface AgeFigures {
  readonly min: number;
  readonly max: number;
  readonly unknown: number;
  readonly zero: number;
  readonly under18: number;
  readonly from65: number;
}

/** Set, source, finding; labels that are PRESENT, ABSENT, UNCERTAIN. */
export type LabelCountRow = readonly [LabelSetCode, LabelSource, Finding, number, number, number];

/** Set, reader; rows of the readers' file, and images: fewer where a reader reads one twice. */
export type ReadRow = readonly [LabelSetCode, string, number, number];

/** Images on which the two differ: in all, and where the left one is PRESENT, ABSENT, UNCERTAIN. */
export type DisagreementRow = readonly [
  Finding,
  LabelOrigin,
  LabelOrigin,
  number,
  number,
  number,
  number,
];

/** Set, finding; images, and those that are unanimous, tied, changed by adjudication. */
export type ConsensusFigureRow = readonly [LabelSetCode, Finding, number, number, number, number];
