import type { StoredBox } from '../../image/bounding-box.ts';
import type { Image } from '../../image/image.ts';
import type { Patient } from '../../patient/patient.ts';
import type { Reader } from '../../reader/reader.ts';
import type { LabelSetCode } from '../../terms/label-set-code.ts';
import type { LabelSource } from '../../terms/label-source.ts';
import type { Sex } from '../../terms/sex.ts';
import type { Split } from '../../terms/split.ts';
import type { ViewPosition } from '../../terms/view-position.ts';

// The rows of a loaded catalog as columns of numbers. A row is known by its place: images by file
// name, patients by number, assessments by image, file and row. Whatever repeats is a code, the
// position of its value in a list, so that a row takes some tens of bytes and no text of its own.

/** Stands for null in columns of numbers that are never negative. */
export const NO_NUMBER = -1;
/** Stands for null in columns of codes. */
export const NO_CODE = 255;

/** Codes of names in the columns: the position of a name in its list. */
export const SEXES: readonly Sex[] = ['FEMALE', 'MALE'];
export const VIEW_POSITIONS: readonly ViewPosition[] = ['AP', 'PA'];
export const SPLITS: readonly Split[] = ['TRAIN_VALIDATION', 'TEST'];

/** Positions in a list of values, as wide as the list is long. */
export type Codes = Uint16Array | Uint32Array;

/** The images, by file name. */
export interface ImageColumns {
  readonly count: number;
  /** See catalog/image-number.ts; rising. */
  readonly numbers: Float64Array;
  /** Positions in SEXES, VIEW_POSITIONS, and SPLITS or NO_CODE. */
  readonly sex: Uint8Array;
  readonly viewPosition: Uint8Array;
  readonly split: Uint8Array;
  /** Whole years, or NO_NUMBER. */
  readonly ageYears: Int16Array;
  readonly followUpNumber: Int32Array;
  /** Issues as bits, see catalog/quality-bits.ts. */
  readonly quality: Uint8Array;
  /** Findings present in each NLP release, or NO_NUMBER where it is not loaded. */
  readonly nlp2017: Int16Array;
  readonly nlp2020: Int16Array;
  /** Findings on which reads are not all the same, or NO_NUMBER with fewer than two readers. */
  readonly readerDisagreement: Int32Array;
  /** The place of an image; -1 where there is none of that number. */
  placeOf(imageNumber: number): number;
  /** How many images have a smaller number: where it is, or would be. */
  placesBefore(imageNumber: number): number;
  /** The image of a place. */
  imageAt(place: number): Image;
}

/** The patients, by number. */
export interface PatientColumns {
  readonly count: number;
  /** Rising. */
  readonly ids: Uint32Array;
  readonly sex: Uint8Array;
  readonly split: Uint8Array;
  readonly imageCount: Uint32Array;
  /** The place of the first image of each patient, and how many images there are: one more than patients. */
  readonly firstImage: Uint32Array;
  /** The place of a patient; -1 where there is none of that number. */
  placeOf(patientId: number): number;
  patientAt(place: number): Patient;
}

/** What rows of label files say, but for which row says it of which image: many say the same. */
export interface Judgement {
  /** Position in LABEL_FILES; set and source are those of the file. */
  readonly fileNumber: number;
  readonly labelSet: LabelSetCode;
  readonly source: LabelSource;
  readonly readerId: string | null;
  /** Which read of the image by the reader, from 1. */
  readonly readNumber: number;
  /** Findings as bits. */
  readonly assessed: number;
  readonly present: number;
  readonly uncertain: number;
  readonly rawCell: string | null;
}

/**
 * The rows of label files, by image, file and row. What is asked of a row alone is asked once of each
 * judgement, of which there are a few thousand, and looked up by code for each row.
 */
export interface AssessmentColumns {
  readonly count: number;
  /** The place of the first row of each image, by the place of the image, and how many rows there are. */
  readonly firstRow: Uint32Array;
  /** Data row in the file, from 1. */
  readonly rowNumber: Uint32Array;
  /** What each row says: positions in judgements. */
  readonly judgement: Codes;
  readonly judgements: readonly Judgement[];
}

/** The boxes, by image. */
export interface BoxColumns {
  readonly count: number;
  /** The place of the image of each box; rising. */
  readonly image: Uint32Array;
  /** Positions in FINDINGS. */
  readonly finding: Uint8Array;
  /** The boxes of an image, by name of the finding. */
  boxesAt(imagePlace: number): readonly StoredBox[];
}

/** The rows of label files that experts made, by image, file and row: a few for each hundred images. */
export interface ExpertRows {
  /** The place of the image of each row; rising. */
  readonly image: Int32Array;
  /** What each row says: positions in judgements. */
  readonly judgement: Int32Array;
  readonly judgements: readonly Judgement[];
}

/** All that is held of one loaded catalog. */
export interface CatalogColumns {
  readonly images: ImageColumns;
  readonly patients: PatientColumns;
  /** Null where they do not fit into the memory that there is for columns. */
  readonly assessments: AssessmentColumns | null;
  /** What experts said; null where even that does not fit. */
  readonly experts: ExpertRows | null;
  readonly boxes: BoxColumns;
  /** All readers, in the order of their numbers. */
  readonly readers: readonly Reader[];
  /** Memory that all of it takes, and that is left of what it may take. */
  readonly bytes: number;
  readonly roomBytes: number;
}

/** Columns that come, or do not, some time after the catalog is served. */
export interface PendingColumns {
  /** What is held now; null: not yet, not at all, or no longer. */
  held(): CatalogColumns | null;
  /** Settles when nothing more will come. Never rejects. */
  readonly settled: Promise<void>;
}
