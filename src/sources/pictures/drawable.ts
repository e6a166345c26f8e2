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
  /** The same, in full size, in 8 bits. */
  raw(): Promise<RawPicture>;
}

/** Pixels as a picture. */
export const drawableOf = (picture: RawPicture): Drawable => {
  const { width, height, channels, data } = picture;
  return {
    size: { width, height },
    channels,
    file: null,
    pixels: () => sharp(data, { raw: { width, height, channels } }),
    raw: async () => picture,
  };
};
