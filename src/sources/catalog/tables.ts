import type { Finding } from '../../terms/finding.ts';
import type { LabelSetCode } from '../../terms/label-set-code.ts';
import type { LabelSource } from '../../terms/label-source.ts';
import type { Sex } from '../../terms/sex.ts';
import type { Split } from '../../terms/split.ts';
import type { ViewPosition } from '../../terms/view-position.ts';

// The catalog's tables, the same on every engine. Bit sets: see terms/finding-bits.ts.

/** One row for each image. */
export interface ImagesTable {
  /** The file name, see image-number.ts. */
  image_number: number;
  follow_up_number: number;
  patient_id: number;
  sex: Sex;
  view_position: ViewPosition;
  age_years: number | null;
  width_px: number;
  height_px: number;
  spacing_x_mm: number;
  spacing_y_mm: number;
  split: Split | null;
  /** Issues as bits, see quality-bits.ts. */
  quality: number;
  /** Findings present in each NLP release; null where it is not loaded. */
  nlp_2017: number | null;
  nlp_2020: number | null;
  /** Findings on which reads are not all the same; null with fewer than two readers. */
  reader_disagreement: number | null;
}

/**
 * The DICOM UIDs of each image. They follow from the file name, so no answer reads them here: the
 * table is for finding an image by one.
 */
export interface UidsTable {
  image_number: number;
  study_uid: string;
  series_uid: string;
  instance_uid: string;
  /** Whether the public table of DICOM attributes has a row of it; null where nobody compared. */
  has_dicom: boolean | null;
}

/** One row for each row of a label file, in the order of image, file and row. */
export interface AssessmentsTable {
  image_number: number;
  label_set: LabelSetCode;
  source: LabelSource;
  reader_id: string | null;
  /** Position in LABEL_FILES. */
  file_number: number;
  /** Data row in the file, from 1. */
  row_number: number;
  /** Which read of the image by the reader, from 1. */
  read_number: number;
  assessed: number;
  present: number;
  uncertain: number;
  raw_cell: string | null;
}

/** One row for each patient. */
export interface PatientsTable {
  patient_id: number;
  sex: Sex;
  split: Split | null;
  image_count: number;
}

/** One row for each reader. */
export interface ReadersTable {
  reader_id: string;
  is_ground_truth: boolean;
  /** Reads in each set that holds reads, see reads-columns.ts. */
  reads_four_findings_2019: number;
  reads_all_findings_2021: number;
}

/** One row for each box, in pixels of the published image. */
export interface BoxesTable {
  image_number: number;
  finding: Finding;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** All tables of the catalog. */
export interface Tables {
  images: ImagesTable;
  uids: UidsTable;
  assessments: AssessmentsTable;
  patients: PatientsTable;
  readers: ReadersTable;
  boxes: BoxesTable;
}

export const TABLE_NAMES: readonly (keyof Tables)[] = [
  'images',
  'uids',
  'assessments',
  'patients',
  'readers',
  'boxes',
];
