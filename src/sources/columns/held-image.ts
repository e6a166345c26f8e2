import { toGlobalId } from '../../global-id.ts';
import type { Image, PixelSize, Spacing } from '../../image/image.ts';
import type { DataQualityIssue } from '../../terms/data-quality-issue.ts';
import type { Sex } from '../../terms/sex.ts';
import type { Split } from '../../terms/split.ts';
import type { ViewPosition } from '../../terms/view-position.ts';
import { imageIndexOf, patientOf, sequenceOf } from '../catalog/image-number.ts';
import { qualityIssues } from '../catalog/quality-bits.ts';
import {
  type Codes,
  type ImageColumns,
  NO_CODE,
  NO_NUMBER,
  SEXES,
  SPLITS,
  VIEW_POSITIONS,
} from './columns.ts';

/** What an image is drawn with: few sizes and spacings occur. */
export interface Raster {
  readonly originalSize: PixelSize;
  readonly pixelSpacingMm: Spacing;
}

/** The columns that images are made of. */
export type ImageNumbers = Omit<ImageColumns, 'placeOf' | 'placesBefore' | 'imageAt'> & {
  readonly raster: Codes;
  readonly rasters: readonly Raster[];
};

type NlpPresent = Image['nlpPresent'];

/** Lists of issues, by their bits. */
const ISSUES: readonly (readonly DataQualityIssue[])[] = Array.from({ length: 256 }, (_, bits) =>
  qualityIssues(bits),
);

const NOT_ONE: Raster = { originalSize: { width: 0, height: 0 }, pixelSpacingMm: { x: 0, y: 0 } };

/**
 * An image that is a place in the columns: what is not asked of it is not made. It is a class since
 * getters of an object literal are made anew for each object, which takes longer than all of its values.
 */
class HeldImage implements Image {
  readonly #images: ImageNumbers;
  readonly #place: number;

  constructor(images: ImageNumbers, place: number) {
    this.#images = images;
    this.#place = place;
  }

  get #number(): number {
    return this.#images.numbers[this.#place] ?? 0;
  }

  get id(): string {
    return toGlobalId('Image', this.imageIndex);
  }

  get imageIndex(): string {
    return imageIndexOf(this.#number);
  }

  get sequenceNumber(): number {
    return sequenceOf(this.#number);
  }

  get followUpNumber(): number {
    return this.#images.followUpNumber[this.#place] ?? 0;
  }

  get viewPosition(): ViewPosition {
    return VIEW_POSITIONS[this.#images.viewPosition[this.#place] ?? 0] ?? 'AP';
  }

  get patientAgeYears(): number | null {
    return numberOrNull(this.#images.ageYears[this.#place]);
  }

  get originalSize(): PixelSize {
    return this.#raster.originalSize;
  }

  get pixelSpacingMm(): Spacing {
    return this.#raster.pixelSpacingMm;
  }

  get #raster(): Raster {
    return this.#images.rasters[this.#images.raster[this.#place] ?? 0] ?? NOT_ONE;
  }

  get split(): Split | null {
    return SPLITS[this.#images.split[this.#place] ?? NO_CODE] ?? null;
  }

  get dataQuality(): readonly DataQualityIssue[] {
    return ISSUES[this.#images.quality[this.#place] ?? 0] ?? [];
  }

  get patientId(): string {
    return String(patientOf(this.#number));
  }

  get sex(): Sex {
    return SEXES[this.#images.sex[this.#place] ?? 0] ?? 'FEMALE';
  }

  get nlpPresent(): NlpPresent {
    return {
      NIH_NLP_2017: numberOrNull(this.#images.nlp2017[this.#place]),
      NIH_NLP_2020: numberOrNull(this.#images.nlp2020[this.#place]),
    };
  }

  get readerDisagreement(): number | null {
    return numberOrNull(this.#images.readerDisagreement[this.#place]);
  }
}

const numberOrNull = (value: number | undefined): number | null =>
  value === undefined || value === NO_NUMBER ? null : value;

/** The image of a place. */
export const heldImage = (images: ImageNumbers, place: number): Image =>
  new HeldImage(images, place);
