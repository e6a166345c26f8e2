import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import type { RawPicture } from '../../dicom/object-codec.source.ts';
import type { Picture } from '../../dicom/picture.source.ts';
import { type Drawable, drawableOf } from './drawable.ts';
import { isWholePng } from './whole-png.ts';

/** Pixels of a picture that a store gives at most. Those of the collection have 1 Mi. */
const MAX_PIXELS = 64 * 1024 * 1024;

const READING: SharpOptions = { limitInputPixels: MAX_PIXELS, failOn: 'warning' };

/** Where a PNG file has its bits for each sample and its colour type (PNG 11.2.1). */
const BIT_DEPTH = 24;
const COLOUR_TYPE = 25;
/** Colour types without palette and transparency. */
const [GRAY, RGB] = [0, 2];

/** Opens a picture file that a store gave. Errors: whatever is thrown, it cannot be read. */
export const openPicture = async (bytes: Uint8Array): Promise<Drawable> => {
  const isPng = isWholePng(bytes);
  if (!isPng && !isWholeJpeg(bytes)) throw new Error('It is no whole PNG or JPEG file.');
  const file = await sharp(bytes, READING).metadata();
  const { width, height } = file;
  if (width * height > MAX_PIXELS) throw new Error(`It has ${width} x ${height} pixels.`);
  if (file.hasAlpha) return drawableOf(await opaque(bytes));
  return {
    size: { width, height },
    channels: isGray(file) ? 1 : 3,
    file: isPng ? plainPng(bytes) : plainJpeg(bytes, file),
    pixels: () => sharp(bytes, READING),
    raw: () => decoded(sharp(bytes, READING).toColourspace(isGray(file) ? 'b-w' : 'srgb')),
  };
};

/** Whether bytes begin and end as a JPEG file does. */
const isWholeJpeg = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === 0xd8 && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;

const isGray = ({ space }: Metadata): boolean => space === 'b-w' || space === 'grey16';

const plainPng = (bytes: Uint8Array): Picture | null =>
  bytes[BIT_DEPTH] === 8 && (bytes[COLOUR_TYPE] === GRAY || bytes[COLOUR_TYPE] === RGB)
    ? { bytes, mediaType: 'image/png' }
    : null;

const plainJpeg = (bytes: Uint8Array, { space }: Metadata): Picture | null =>
  space === 'b-w' || space === 'srgb' ? { bytes, mediaType: 'image/jpeg' } : null;

/** A picture with transparency without it. Where all its colours are grays, as in the collection, gray. */
const opaque = async (bytes: Uint8Array): Promise<RawPicture> => {
  const colours = await decoded(sharp(bytes, READING).removeAlpha().toColourspace('srgb'));
  const gray = grayOf(colours.data);
  return gray === null ? colours : { ...colours, channels: 1, data: gray };
};

/** The pixels of a picture in 8 bits. */
const decoded = async (pixels: Sharp): Promise<RawPicture> => {
  const { data, info } = await pixels.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { width, height, channels: channels === 1 ? 1 : 3, data };
};

/** The one channel of a picture whose three are the same; null where they are not. */
const grayOf = (rgb: Uint8Array): Uint8Array | null => {
  const gray = new Uint8Array(rgb.length / 3);
  for (let at = 0; at < gray.length; at += 1) {
    const red = rgb[3 * at] ?? 0;
    if (rgb[3 * at + 1] !== red || rgb[3 * at + 2] !== red) return null;
    gray[at] = red;
  }
  return gray;
};
