import { keysOf, type Row } from '../../decode.ts';
import type { ImageOrder } from '../../image/image.order.ts';
import type { Image } from '../../image/image.ts';
import type { ImageSortField } from '../../image/image-order.input.ts';
import { type ImagePart, RESTS_ON_IMAGE } from '../../image/image-parts.ts';
import { shownParts } from '../../shown-parts.ts';
import type { Catalog } from './catalog.ts';
import { IMAGE_COLUMNS, type ImageColumn, toImage } from './image-rows.ts';
import { leftOut } from './left-out.ts';
import type { ImagesTable } from './tables.ts';

/** What a statement selects of images, and what it makes of a row. */
export interface ImageSelection {
  readonly columns: readonly ImageColumn[];
  readonly toImage: (row: Row) => Image;
}

/** All that there is of images. */
const WHOLE: ImageSelection = { columns: IMAGE_COLUMNS, toImage };

const COLUMNS_OF: Readonly<Record<ImagePart, readonly ImageColumn[]>> = {
  followUpNumber: ['images.follow_up_number'],
  sex: ['images.sex'],
  viewPosition: ['images.view_position'],
  patientAgeYears: ['images.age_years'],
  originalSize: ['images.width_px', 'images.height_px'],
  pixelSpacingMm: ['images.spacing_x_mm', 'images.spacing_y_mm'],
  split: ['images.split'],
  dataQuality: ['images.quality'],
  nlpPresent: ['images.nlp_2017', 'images.nlp_2020'],
  readerDisagreement: ['images.reader_disagreement'],
};

/** What a cursor holds beside the file name. */
const SORTED_BY: Readonly<Record<ImageSortField, ImagePart | null>> = {
  IMAGE_INDEX: null,
  PATIENT_ID: null,
  PATIENT_AGE_YEARS: 'patientAgeYears',
  FOLLOW_UP_NUMBER: 'followUpNumber',
  READER_DISAGREEMENT: 'readerDisagreement',
};

/** Values for columns that were not selected, and so are never shown. */
const BLANK: Omit<ImagesTable, 'image_number' | 'patient_id'> = {
  follow_up_number: 0,
  sex: 'FEMALE',
  view_position: 'AP',
  age_years: null,
  width_px: 0,
  height_px: 0,
  spacing_x_mm: 0,
  spacing_y_mm: 0,
  split: null,
  quality: 0,
  nlp_2017: null,
  nlp_2020: null,
  reader_disagreement: null,
};

/**
 * What the present request needs of images. All of it, unless the engine bills by column and what
 * the request shows is known: then only that, and what an order puts into cursors.
 */
export const selectImages = ({ isBilledByColumn }: Catalog, order?: ImageOrder): ImageSelection => {
  const shown = isBilledByColumn ? shownParts(RESTS_ON_IMAGE) : null;
  if (shown === null) return WHOLE;
  const sorted = (order?.keys ?? []).flatMap(({ field }) => SORTED_BY[field] ?? []);
  return selectParts(new Set([...shown, ...sorted]));
};

const selectParts = (parts: ReadonlySet<ImagePart>): ImageSelection => {
  const wanted = new Set<ImageColumn>(['images.image_number']);
  for (const part of parts) for (const column of COLUMNS_OF[part]) wanted.add(column);
  const others = keysOf(COLUMNS_OF).filter((part) => !parts.has(part));
  const guards = leftOut('Image', others);
  return {
    columns: IMAGE_COLUMNS.filter((column) => wanted.has(column)),
    toImage: (row) => Object.defineProperties(toImage({ ...BLANK, ...row }), guards),
  };
};
