import type { Sharp } from 'sharp';
import type { Picture, PictureRequest } from '../../dicom/picture.source.ts';
import { averaged, evenFactor } from './averaged.ts';
import { type Drawable, drawableOf } from './drawable.ts';
import { fittedSize } from './fitted-size.ts';

/** Filters that suit each row make radiographs smaller by a quarter; more effort hardly does. */
const PNG_OPTIONS = { compressionLevel: 3, adaptiveFiltering: true } as const;

/** Codes that suit each picture make it smaller by a fortieth, and take a third of the time. */
const JPEG_OPTIONS = { optimiseCoding: false } as const;

/** The size already has the shape of the picture. */
const FILL = { fit: 'fill' } as const;

const MEDIA_TYPES = { PNG: 'image/png', JPEG: 'image/jpeg' } as const;

/** Makes a picture as it is wanted. Errors: whatever is thrown, what it is made of cannot be decoded. */
export const encodePicture = async (
  drawable: Drawable,
  request: PictureRequest,
): Promise<Picture> => {
  const { size, channels, file } = drawable;
  const { width, height } = fittedSize(size, request);
  const isWhole = width === size.width && height === size.height;
  if (isWhole && file?.mediaType === MEDIA_TYPES[request.format]) {
    await decodeAll(coloursOf(drawable));
    return file;
  }
  const factor = channels === 1 ? evenFactor(size, { width, height }) : null;
  const nearer = factor === null ? drawable : drawableOf(averaged(await drawable.raw(), factor));
  const colours = coloursOf(nearer);
  const sized = isWhole || factor !== null ? colours : colours.resize(width, height, FILL);
  const { format, quality } = request;
  const encoded =
    format === 'PNG' ? sized.png(PNG_OPTIONS) : sized.jpeg({ quality, ...JPEG_OPTIONS });
  return { bytes: await encoded.toBuffer(), mediaType: MEDIA_TYPES[format] };
};

/** Gray stays gray: each of its pixels would else become three, and be thrown away again. */
const coloursOf = ({ channels, pixels }: Drawable): Sharp =>
  pixels().toColourspace(channels === 1 ? 'b-w' : 'srgb');

/**
 * Decodes all of a picture that is passed on as it is, which it is only then. In full size: one that
 * is made smaller meanwhile is not read to its end. Errors: whatever is thrown, it cannot be decoded.
 */
const decodeAll = (pixels: Sharp): Promise<unknown> => pixels.raw().toBuffer();
