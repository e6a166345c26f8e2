import type { CodestreamSize } from './codestream.ts';

/** Widths over heights that a header has a number for, from 1 on. */
const RATIOS: readonly (readonly [number, number])[] = [
  [1, 1],
  [12, 10],
  [4, 3],
  [3, 2],
  [16, 9],
  [5, 4],
  [2, 1],
];

/** Bits of a side, by what stands before it. */
const SIDE_BITS: readonly number[] = [9, 13, 18, 30];

/** Reads the size from the header of a JPEG XL codestream; null where there is none. */
export const jpegXlSize = (bytes: Uint8Array): Omit<CodestreamSize, 'components'> | null => {
  const start = startOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (bytes[start] !== 0xff || bytes[start + 1] !== 0x0a) return null;
  let at = (start + 2) * 8;
  const take = (count: number): number => {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1, at += 1) {
      value += (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) * 2 ** bit;
    }
    return value;
  };
  const isSmall = take(1) === 1;
  const side = (): number => (isSmall ? 8 * (1 + take(5)) : 1 + take(SIDE_BITS[take(2)] ?? 0));
  const height = side();
  const ratio = RATIOS[take(3) - 1];
  const width = ratio === undefined ? side() : Math.floor((height * ratio[0]) / ratio[1]);
  return { width, height };
};

/** Where the codestream begins: at once, or in a box of a container. */
const startOf = (bytes: Buffer): number => {
  if (bytes[0] === 0xff) return 0;
  const whole = bytes.indexOf('jxlc');
  if (whole !== -1) return whole + 4;
  // A part of several has its number before it.
  const part = bytes.indexOf('jxlp');
  return part === -1 ? 0 : part + 8;
};
