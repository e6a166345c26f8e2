import { DamagedError } from '../part10/raw-object.ts';
import type { PixelModule } from './pixel-module.ts';

/** Bytes of the header: how many segments there are, and where up to fifteen of them begin. */
const HEADER_BYTES = 64;

/**
 * Decodes a frame in RLE (PS3.5 Annex G) to little-endian samples, those of a pixel side by side.
 *
 * A segment holds one byte of all samples of one colour, the most significant byte first.
 */
export const decodeRle = (bytes: Uint8Array, module: PixelModule): Uint8Array => {
  const { rows, columns, samples, bitsAllocated } = module;
  const sampleBytes = bitsAllocated / 8;
  const segmentCount = samples * sampleBytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== segmentCount) {
    throw new DamagedError('The RLE segments are not those of the samples.');
  }
  const pixels = rows * columns;
  const decoded = new Uint8Array(pixels * segmentCount);
  for (let segment = 0; segment < segmentCount; segment += 1) {
    const sample = Math.floor(segment / sampleBytes);
    const place = sample * sampleBytes + (sampleBytes - 1 - (segment % sampleBytes));
    const source = bytes.subarray(view.getUint32(4 * (segment + 1), true));
    unpack(source, pixels, (index, byte) => {
      decoded[index * segmentCount + place] = byte;
    });
  }
  return decoded;
};

/** Unpacks a segment (PackBits): runs of one byte, and bytes that stand for themselves. */
const unpack = (
  source: Uint8Array,
  count: number,
  put: (index: number, byte: number) => void,
): void => {
  let index = 0;
  let at = 0;
  while (index < count) {
    const control = source[at];
    if (control === undefined) throw new DamagedError('An RLE segment is too short.');
    at += 1;
    if (control === 128) continue;
    const isRun = control > 128;
    const length = Math.min(isRun ? 257 - control : control + 1, count - index);
    if (at + (isRun ? 1 : length) > source.length) throw new DamagedError('An RLE segment is cut.');
    for (let step = 0; step < length; step += 1)
      put(index + step, source[isRun ? at : at + step] ?? 0);
    index += length;
    at += isRun ? 1 : length;
  }
};
