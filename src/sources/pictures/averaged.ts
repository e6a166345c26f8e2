import type { RawPicture } from '../../dicom/object-codec.source.ts';
import type { PixelSize } from '../../dicom/pixel-size.ts';

/** Pixels are read by fours, and added by twos. */
const [FOUR, TWO] = [4, 2];

/**
 * How many pixels of a side become one where all become as many and these are even, as where 1,024
 * become 256; null where a picture is made smaller otherwise.
 */
export const evenFactor = (from: PixelSize, to: PixelSize): number | null => {
  const factor = from.width / to.width;
  const isEven = factor % TWO === 0 && factor * to.height === from.height;
  return isEven && from.width % FOUR === 0 ? factor : null;
};

/**
 * A gray picture made smaller by an even factor: each pixel is the mean of those that it stands for,
 * rounded. It takes a fraction of the time of a filter, and differs from one by less than JPEG does.
 */
export const averaged = ({ width, height, data }: RawPicture, factor: number): RawPicture => {
  const size = { width: width / factor, height: height / factor };
  const means = new Uint8Array(size.width * size.height);
  const area = factor ** 2;
  const pixels = new DataView(data.buffer, data.byteOffset, width * height);
  // Of pixels side by side, in all rows that become one.
  const pairs = new Uint32Array(width / TWO);
  let at = 0;
  let mean = 0;
  for (let row = 0; row < size.height; row += 1) {
    pairs.fill(0);
    const end = at + width * factor;
    while (at < end) at = addRow(pixels, at, pairs);
    for (let pair = 0; pair < pairs.length; mean += 1) {
      // Halves are rounded up. A quarter more keeps what is a whole number from being a bit less.
      let sum = area / 2 + 0.25;
      for (const next = pair + factor / TWO; pair < next; pair += 1) sum += pairs[pair] ?? 0;
      means[mean] = sum / area;
    }
  }
  return { ...size, channels: 1, data: means };
};

/** Adds a row that begins at a byte to sums of pixels by twos; gives where the next row begins. */
const addRow = (pixels: DataView, start: number, pairs: Uint32Array): number => {
  let at = start;
  for (let pair = 0; pair < pairs.length; pair += 2, at += FOUR) {
    const four = pixels.getUint32(at, true);
    // Two sums in one number, 16 bits each.
    const sums = (four & 0x00ff_00ff) + ((four >>> 8) & 0x00ff_00ff);
    pairs[pair] = (pairs[pair] ?? 0) + (sums & 0xffff);
    pairs[pair + 1] = (pairs[pair + 1] ?? 0) + (sums >>> 16);
  }
  return at;
};
