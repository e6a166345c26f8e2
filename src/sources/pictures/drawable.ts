import sharp, { type Sharp } from 'sharp';
import type { RawPicture } from '../../dicom/object-codec.source.ts';
import type { Picture } from '../../dicom/picture.source.ts';
import type { PixelSize } from '../../dicom/pixel-size.ts';

/** A picture that waits for its size and its format. */
export interface Drawable {
  readonly size: PixelSize;
  /** 1: gray; 3: red, green, blue. */
  readonly channels: 1 | 3;
  /** The file, where it may be passed on as it is: 8 bits, without transparency or palette. */
  readonly file: Picture | null;
  pixels(): Sharp;
}

/** Pixels as a picture. */
export const drawableOf = ({ width, height, channels, data }: RawPicture): Drawable => ({
  size: { width, height },
  channels,
  file: null,
  pixels: () => sharp(data, { raw: { width, height, channels } }),
});
