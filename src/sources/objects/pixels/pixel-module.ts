import { DamagedError } from '../part10/raw-object.ts';
import type { Values } from './values.ts';

/** What an object says of its pixels (PS3.3 C.7.6.3). */
export interface PixelModule {
  readonly rows: number;
  readonly columns: number;
  readonly samples: 1 | 3;
  readonly bitsAllocated: 1 | 8 | 16 | 32;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly isSigned: boolean;
  /** All red samples first, then all green ones, then all blue ones. */
  readonly isPlanar: boolean;
  /** Such as "MONOCHROME2". */
  readonly photometric: string;
  readonly frameCount: number;
}

/** Samples of a frame that are decoded at most: several times those of the largest radiographs. */
const MAX_SAMPLES = 64 * 1024 * 1024;

/** Reads what an object says of its pixels. DamagedError where that cannot be. */
export const pixelModule = (values: Values): PixelModule => {
  const bitsAllocated = oneOf([1, 8, 16, 32], values.whole('00280100', 0), 'Bits Allocated');
  const samples = oneOf([1, 3], values.whole('00280002', 1), 'Samples per Pixel');
  const bitsStored = values.whole('00280101', bitsAllocated);
  const module: PixelModule = {
    rows: values.whole('00280010', 0),
    columns: values.whole('00280011', 0),
    samples,
    bitsAllocated,
    bitsStored,
    highBit: values.whole('00280102', bitsStored - 1),
    isSigned: values.whole('00280103', 0) === 1,
    isPlanar: values.whole('00280006', 0) === 1,
    photometric: values.text('00280004') || (samples === 1 ? 'MONOCHROME2' : 'RGB'),
    frameCount: Math.max(1, values.whole('00280008', 1)),
  };
  const { rows, columns, highBit } = module;
  if (rows < 1 || columns < 1) throw new DamagedError('There are no rows or columns.');
  if (rows * columns * samples > MAX_SAMPLES) throw new DamagedError('There are too many pixels.');
  const isPossible =
    bitsStored >= 1 &&
    bitsStored <= bitsAllocated &&
    highBit < bitsAllocated &&
    highBit >= bitsStored - 1;
  if (!isPossible) throw new DamagedError('The bits of a sample do not fit together.');
  return module;
};

const oneOf = <T extends number>(allowed: readonly T[], found: number, name: string): T => {
  const value = allowed.find((one) => one === found);
  if (value === undefined) throw new DamagedError(`${name} is ${found}.`);
  return value;
};

/** Bits of a frame that is not compressed. */
export const bitsOfFrame = ({
  rows,
  columns,
  samples,
  bitsAllocated,
  photometric,
}: PixelModule): number => {
  // Two pixels share their colour.
  const samplesOfPixel = photometric === 'YBR_FULL_422' ? 2 : samples;
  return rows * columns * samplesOfPixel * bitsAllocated;
};
