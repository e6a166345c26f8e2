import type { StoredBox } from '../../../image/bounding-box.ts';
import type { Image } from '../../../image/image.ts';
import type { Patient } from '../../../patient/patient.ts';
import { FINDINGS } from '../../../terms/finding.ts';
import { toPatient } from '../catalog-patients.ts';
import { toImage } from '../image-rows.ts';

// How rows stand in a row file, little-endian. Whatever may be missing has a number that it cannot be.

/** Stands for null in numbers that are never negative, and in names. */
export const NO_NUMBER = -1;
export const NO_NAME = 255;

export const SEXES = ['FEMALE', 'MALE'] as const;
export const VIEWS = ['AP', 'PA'] as const;
export const SPLITS = ['TRAIN_VALIDATION', 'TEST'] as const;

export const RECORD_BYTES = {
  images: 64,
  patients: 16,
  assessments: 8,
  boxes: 40,
  byAge: 4,
} as const;

export type SectionName = keyof typeof RECORD_BYTES;

/** What an image's record says besides the image: where its rows and its boxes stand. */
export interface Belongings {
  readonly firstRow: number;
  readonly rows: number;
  readonly firstBox: number;
  readonly boxes: number;
}

/** The number of an image, from its record. */
export const imageNumberAt = (bytes: Buffer, at: number): number => bytes.readDoubleLE(at);

/** What filters ask of an image, from its record, as numbers: one object shows one record after the other. */
export class ImageRecord {
  constructor(
    readonly bytes: Buffer,
    /** Where the record begins. */
    public at = 0,
  ) {}

  get number(): number {
    return imageNumberAt(this.bytes, this.at);
  }

  get followUpNumber(): number {
    return this.bytes.readInt32LE(this.at + 8);
  }

  get patientAgeYears(): number {
    return this.bytes.readInt16LE(this.at + 36);
  }

  get sex(): number {
    return this.bytes[this.at + 56] ?? NO_NAME;
  }

  get viewPosition(): number {
    return this.bytes[this.at + 57] ?? NO_NAME;
  }

  get split(): number {
    return this.bytes[this.at + 58] ?? NO_NAME;
  }

  get quality(): number {
    return this.bytes[this.at + 59] ?? 0;
  }

  /** Findings as bits, or NO_NUMBER. */
  present(labelSet: 'NIH_NLP_2017' | 'NIH_NLP_2020'): number {
    return this.bytes.readInt32LE(this.at + (labelSet === 'NIH_NLP_2017' ? 12 : 16));
  }
}

/** An image as the engine would give it. */
export const imageAt = (bytes: Buffer, at: number): Image =>
  toImage({
    image_number: imageNumberAt(bytes, at),
    follow_up_number: bytes.readInt32LE(at + 8),
    nlp_2017: known(bytes.readInt32LE(at + 12)),
    nlp_2020: known(bytes.readInt32LE(at + 16)),
    width_px: bytes.readInt32LE(at + 28),
    height_px: bytes.readInt32LE(at + 32),
    age_years: known(bytes.readInt16LE(at + 36)),
    reader_disagreement: known(bytes.readInt16LE(at + 38)),
    spacing_x_mm: bytes.readDoubleLE(at + 40),
    spacing_y_mm: bytes.readDoubleLE(at + 48),
    sex: SEXES[bytes[at + 56] ?? NO_NAME],
    view_position: VIEWS[bytes[at + 57] ?? NO_NAME],
    split: SPLITS[bytes[at + 58] ?? NO_NAME] ?? null,
    quality: bytes[at + 59],
  });

/** Where the rows and boxes of an image stand, from its record. */
export const belongingsAt = (bytes: Buffer, at: number): Belongings => ({
  firstRow: bytes.readUInt32LE(at + 20),
  firstBox: bytes.readUInt32LE(at + 24),
  rows: bytes.readUInt16LE(at + 60),
  boxes: bytes.readUInt16LE(at + 62),
});

/** The number of a patient, from its record. */
export const patientIdAt = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at);

/** The place of a patient's first image, and how many there are. */
export const patientImagesAt = (bytes: Buffer, at: number): { first: number; count: number } => ({
  first: bytes.readUInt32LE(at + 4),
  count: bytes.readUInt32LE(at + 8),
});

/** A patient as the engine would give it. */
export const patientAt = (bytes: Buffer, at: number): Patient =>
  toPatient({
    patient_id: patientIdAt(bytes, at),
    image_count: bytes.readUInt32LE(at + 8),
    sex: SEXES[bytes[at + 12] ?? NO_NAME],
    split: SPLITS[bytes[at + 13] ?? NO_NAME] ?? null,
  });

/** The row in its file, from 1, and the position of what it says among the judgements. */
export const assessmentAt = (bytes: Buffer, at: number): { row: number; judgement: number } => ({
  row: bytes.readUInt32LE(at),
  judgement: bytes.readUInt32LE(at + 4),
});

/** The place of an image, from a record of those in the order of ages. */
export const placeAt = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at);

/** TypeError where it is of a finding that is none. */
export const boxAt = (bytes: Buffer, at: number): StoredBox => {
  const finding = FINDINGS[bytes[at + 32] ?? NO_NAME];
  if (finding === undefined) throw new TypeError(`No finding has number ${bytes[at + 32]}.`);
  return {
    finding,
    x: bytes.readDoubleLE(at),
    y: bytes.readDoubleLE(at + 8),
    width: bytes.readDoubleLE(at + 16),
    height: bytes.readDoubleLE(at + 24),
  };
};

const known = (value: number): number | null => (value === NO_NUMBER ? null : value);
