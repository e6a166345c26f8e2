import type { DecodedFrame } from './decode-frame.ts';
import type { PixelModule } from './pixel-module.ts';

/** Of each sample of a frame the bits that count, as a number without a sign. */
export type Samples = Uint8Array | Uint16Array | Uint32Array;

/** Reads the samples of a frame that is decoded. */
export const samplesOf = ({ module, data }: DecodedFrame): Samples => {
  const { bitsAllocated, bitsStored, highBit, rows, columns, samples } = module;
  const count = rows * columns * samples;
  if (bitsAllocated === 1) return singleBits(data, count);
  const words = wordsOf(data, bitsAllocated).subarray(0, count);
  const shift = highBit + 1 - bitsStored;
  if (shift === 0 && bitsStored === bitsAllocated) return words;
  const mask = 2 ** bitsStored - 1;
  return words.map((word) => ((word >>> shift) & mask) >>> 0);
};

/** What the bits of a sample mean. */
export const meaningIn = ({ bitsStored, isSigned }: PixelModule): ((stored: number) => number) => {
  const range = 2 ** bitsStored;
  return (stored) => (isSigned && stored >= range / 2 ? stored - range : stored);
};

const singleBits = (data: Uint8Array, count: number): Uint8Array =>
  new Uint8Array(count).map((_, index) => ((data[index >> 3] ?? 0) >> (index & 7)) & 1);

const wordsOf = (data: Uint8Array, bits: 8 | 16 | 32): Samples => {
  if (bits === 8) return data;
  // A copy where they do not begin at a multiple of their size, as words must.
  const isInPlace = (8 * data.byteOffset) % bits === 0;
  const { buffer, byteOffset, length } = isInPlace ? data : new Uint8Array(data);
  return bits === 16
    ? new Uint16Array(buffer, byteOffset, Math.floor(length / 2))
    : new Uint32Array(buffer, byteOffset, Math.floor(length / 4));
};
