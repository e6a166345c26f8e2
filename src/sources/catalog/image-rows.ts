import { sql } from 'kysely';
import { nameOf, nameOrNull, numberOf, numberOrNull, type Row, textOf } from '../../decode.ts';
import { toGlobalId } from '../../global-id.ts';
import type { Image } from '../../image/image.ts';
import { Sex } from '../../terms/sex.ts';
import { Split } from '../../terms/split.ts';
import { ViewPosition } from '../../terms/view-position.ts';
import { qualityIssues } from './quality-bits.ts';

/** What an Image is made from; the UIDs are left out, since they follow from the file name. */
export const IMAGE_COLUMNS = [
  'images.ordinal',
  'images.image_index',
  'images.sequence_number',
  'images.follow_up_number',
  'images.patient_id',
  'images.sex',
  'images.view_position',
  'images.age_years',
  'images.width_px',
  'images.height_px',
  'images.spacing_x_mm',
  'images.spacing_y_mm',
  'images.split',
  'images.quality',
  'images.nlp_2017',
  'images.nlp_2020',
  'images.reader_disagreement',
] as const;

/** The columns as a list for a statement that is written out. */
export const IMAGE_COLUMN_LIST = sql.join(IMAGE_COLUMNS.map((name) => sql.ref(name)));

/** An image from a row with IMAGE_COLUMNS. */
export const toImage = (row: Row): Image => {
  const imageIndex = textOf(row, 'image_index');
  return {
    id: toGlobalId('Image', imageIndex),
    imageIndex,
    ordinal: numberOf(row, 'ordinal'),
    sequenceNumber: numberOf(row, 'sequence_number'),
    followUpNumber: numberOf(row, 'follow_up_number'),
    patientId: String(numberOf(row, 'patient_id')),
    sex: nameOf(Sex, row, 'sex'),
    viewPosition: nameOf(ViewPosition, row, 'view_position'),
    patientAgeYears: numberOrNull(row, 'age_years'),
    originalSize: { width: numberOf(row, 'width_px'), height: numberOf(row, 'height_px') },
    pixelSpacingMm: { x: numberOf(row, 'spacing_x_mm'), y: numberOf(row, 'spacing_y_mm') },
    split: nameOrNull(Split, row, 'split'),
    dataQuality: qualityIssues(numberOf(row, 'quality')),
    nlpPresent: {
      NIH_NLP_2017: numberOrNull(row, 'nlp_2017'),
      NIH_NLP_2020: numberOrNull(row, 'nlp_2020'),
    },
    readerDisagreement: numberOrNull(row, 'reader_disagreement'),
  };
};
