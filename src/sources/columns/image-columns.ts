import { type Columns, numbersOf } from '../../decode.ts';
import { coding } from './codes.ts';
import { type ImageColumns, SEXES, SPLITS, VIEW_POSITIONS } from './columns.ts';
import { heldImage, type ImageNumbers, type Raster } from './held-image.ts';
import { placeAmong, placesGuided } from './places.ts';
import { type Numbers, putNames, putNumbers } from './put-columns.ts';

/** What the columns of an image take, in bytes, with the code of its raster and its part of the guide. */
export const IMAGE_BYTES = 8 + 3 + 2 + 4 + 1 + 2 + 2 + 4 + 2 + 1;

/** Columns that are filled a slice of rows after the other. */
export interface FillingImages {
  /** The next rows, by image number, with the columns of the table. RangeError where one does not fit. */
  add(rows: Columns): void;
  /** Error unless all rows came. */
  finish(): ImageColumns;
}

/** Columns for so many images. */
export const fillImages = (count: number): FillingImages => {
  const images = allocate(count);
  const rasters = coding<Raster>(count);
  let filled = 0;
  return {
    add: (rows) => {
      for (const [column, numbers] of numbersIn(images)) {
        putNumbers(numbers, filled, { rows, column });
      }
      putNames(images.sex, filled, { rows, column: 'sex', names: SEXES });
      const views = { rows, column: 'view_position', names: VIEW_POSITIONS };
      putNames(images.viewPosition, filled, views);
      putNames(images.split, filled, { rows, column: 'split', names: SPLITS });
      rastersIn(rows).forEach((raster, i) => {
        const { originalSize: size, pixelSpacingMm: spacing } = raster;
        const name = `${size.width} ${size.height} ${spacing.x} ${spacing.y}`;
        rasters.set(filled + i, name, () => raster);
      });
      filled += rows['image_number']?.length ?? 0;
    },
    finish: () => {
      if (filled !== count) throw new Error(`Of ${count} images ${filled} came.`);
      const { codes, values } = rasters.finish();
      return asked({ ...images, raster: codes, rasters: values });
    },
  };
};

const allocate = (count: number) => ({
  count,
  numbers: new Float64Array(count),
  sex: new Uint8Array(count),
  viewPosition: new Uint8Array(count),
  split: new Uint8Array(count),
  ageYears: new Int16Array(count),
  followUpNumber: new Int32Array(count),
  quality: new Uint8Array(count),
  nlp2017: new Int16Array(count),
  nlp2020: new Int16Array(count),
  readerDisagreement: new Int32Array(count),
});

const numbersIn = (
  images: ReturnType<typeof allocate>,
): readonly (readonly [string, Numbers])[] => [
  ['image_number', images.numbers],
  ['age_years', images.ageYears],
  ['follow_up_number', images.followUpNumber],
  ['quality', images.quality],
  ['nlp_2017', images.nlp2017],
  ['nlp_2020', images.nlp2020],
  ['reader_disagreement', images.readerDisagreement],
];

const rastersIn = (rows: Columns): Raster[] => {
  const heights = numbersOf(rows, 'height_px');
  const across = numbersOf(rows, 'spacing_x_mm');
  const down = numbersOf(rows, 'spacing_y_mm');
  return numbersOf(rows, 'width_px').map((width, i) => ({
    originalSize: { width, height: heights[i] ?? 0 },
    pixelSpacingMm: { x: across[i] ?? 0, y: down[i] ?? 0 },
  }));
};

/** Columns, and how they are asked. */
const asked = (images: ImageNumbers): ImageColumns => {
  const placesBefore = placesGuided(images.numbers);
  return {
    ...images,
    placeOf: placeAmong(images.numbers, placesBefore),
    placesBefore,
    imageAt: (place) => heldImage(images, place),
  };
};
