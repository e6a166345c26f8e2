import type { DecodedFrame } from './decode-frame.ts';

/** The samples of a frame, as they are stored. */
export interface Samples {
  readonly count: number;
  /** The bits of a sample that count, as a number without a sign. */
  stored(index: number): number;
  /** What such bits mean. */
  value(stored: number): number;
}

/** Reads the samples of a frame that is decoded. */
export const samplesOf = ({ module, data }: DecodedFrame): Samples => {
  const { bitsAllocated, bitsStored, highBit, isSigned, rows, columns, samples } = module;
  const shift = highBit + 1 - bitsStored;
  const range = 2 ** bitsStored;
  const words = wordsOf(data, bitsAllocated);
  const isWhole = shift === 0 && bitsStored === bitsAllocated;
  const mask = range - 1;
  return {
    count: rows * columns * samples,
    stored:
      bitsAllocated === 1
        ? (index) => ((data[index >> 3] ?? 0) >> (index & 7)) & 1
        : isWhole
          ? (index) => words[index] ?? 0
          : (index) => (((words[index] ?? 0) >>> shift) & mask) >>> 0,
    value: (stored) => (isSigned && stored >= range / 2 ? stored - range : stored),
  };
};

const wordsOf = (
  data: Uint8Array,
  bits: 1 | 8 | 16 | 32,
): Uint8Array | Uint16Array | Uint32Array => {
  if (bits <= 8) return data;
  // A copy, for words begin at a multiple of their size.
  const { buffer, length } = new Uint8Array(data);
  return bits === 16
    ? new Uint16Array(buffer, 0, Math.floor(length / 2))
    : new Uint32Array(buffer, 0, Math.floor(length / 4));
};
