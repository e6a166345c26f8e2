import { sql } from 'kysely';
import { nameOf, nameOrNull, numberOf, numberOrNull, type Row } from '../../decode.ts';
import { toGlobalId } from '../../global-id.ts';
import type { Image } from '../../image/image.ts';
import { Sex } from '../../terms/sex.ts';
import { Split } from '../../terms/split.ts';
import { ViewPosition } from '../../terms/view-position.ts';
import { imageIndexOf, patientOf, sequenceOf } from './image-number.ts';
import { qualityIssues } from './quality-bits.ts';
import type { ImagesTable } from './tables.ts';

/** A column of images, as statements name it. */
export type ImageColumn = `images.${keyof ImagesTable}`;

/** What an Image is made from; what follows from the file name is left out: patient and UIDs. */
export const IMAGE_COLUMNS = [
  'images.image_number',
  'images.follow_up_number',
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
] as const satisfies readonly ImageColumn[];

/** Columns as a list for a statement that is written out. */
export const columnList = (columns: readonly string[]) =>
  sql.join(columns.map((name) => sql.ref(name)));

/** An image from a row with IMAGE_COLUMNS. */
export const toImage = (row: Row): Image => {
  const imageNumber = numberOf(row, 'image_number');
  const imageIndex = imageIndexOf(imageNumber);
  return {
    id: toGlobalId('Image', imageIndex),
    imageIndex,
    sequenceNumber: sequenceOf(imageNumber),
    followUpNumber: numberOf(row, 'follow_up_number'),
    patientId: String(patientOf(imageNumber)),
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
