import type { Sharp } from 'sharp';
import type { Picture, PictureRequest } from '../../dicom/picture.source.ts';
import type { Drawable } from './drawable.ts';
import { fittedSize } from './fitted-size.ts';

/** Filters that suit each row make radiographs smaller by a quarter; more effort hardly does. */
const PNG_OPTIONS = { compressionLevel: 3, adaptiveFiltering: true } as const;

const MEDIA_TYPES = { PNG: 'image/png', JPEG: 'image/jpeg' } as const;

/** Makes a picture as it is wanted. Errors: whatever is thrown, what it is made of cannot be decoded. */
export const encodePicture = async (
  { size, channels, file, pixels }: Drawable,
  request: PictureRequest,
): Promise<Picture> => {
  const { width, height } = fittedSize(size, request);
  const isWhole = width === size.width && height === size.height;
  if (isWhole && file?.mediaType === MEDIA_TYPES[request.format]) {
    await decodeAll(pixels());
    return file;
  }
  const colours = pixels().toColourspace(channels === 1 ? 'b-w' : 'srgb');
  const sized = isWhole ? colours : colours.resize(width, height, { fit: 'fill' });
  const { format, quality } = request;
  const encoded = format === 'PNG' ? sized.png(PNG_OPTIONS) : sized.jpeg({ quality });
  return { bytes: await encoded.toBuffer(), mediaType: MEDIA_TYPES[format] };
};

/**
 * Decodes all of a picture that is passed on as it is, which it is only then. In full size: one that
 * is made smaller meanwhile is not read to its end. Errors: whatever is thrown, it cannot be decoded.
 */
const decodeAll = (pixels: Sharp): Promise<unknown> => pixels.raw().toBuffer();
