import codecs from 'dcmjs-codecs';
import { DamagedError } from '../part10/raw-object.ts';
import type { PixelCoding } from '../transfer-syntax.ts';
import { type CodestreamSize, jpeg2000Size, jpegSize } from './codestream.ts';
import { jpegXlSize } from './jpeg-xl-size.ts';
import type { PixelModule } from './pixel-module.ts';
import { decodeRle } from './rle.ts';

const { Context, NativeCodecs } = codecs;

/** Pixels that are decoded: little-endian samples, and what is true of them now. */
export interface DecodedFrame {
  readonly module: PixelModule;
  readonly data: Uint8Array;
}

type NativeCoding = Exclude<PixelCoding, 'NATIVE' | 'RLE'>;

/** Decodes the pixels of a frame. Errors: whatever is thrown, they cannot be decoded. */
export const decodeFrame = async (
  bytes: Uint8Array,
  coding: PixelCoding,
  module: PixelModule,
): Promise<DecodedFrame> => {
  if (coding === 'NATIVE') return { module, data: bytes };
  if (coding === 'RLE')
    return { module: { ...module, isPlanar: false }, data: decodeRle(bytes, module) };
  checkSize(SIZE_OF[coding](bytes), module);
  if (!NativeCodecs.isInitialized()) await NativeCodecs.initializeAsync();
  try {
    return decodeNatively(bytes, coding, module);
  } catch (error) {
    // What the codec had reserved is lost to its memory: the next frame gets a fresh one.
    NativeCodecs.release();
    throw error;
  }
};

const SIZE_OF: Readonly<
  Record<NativeCoding, (bytes: Uint8Array) => Partial<CodestreamSize> | null>
> = { JPEG: jpegSize, JPEG_LS: jpegSize, JPEG_2000: jpeg2000Size, JPEG_XL: jpegXlSize };

const checkSize = (size: Partial<CodestreamSize> | null, module: PixelModule): void => {
  const isSame =
    size?.width === module.columns &&
    size.height === module.rows &&
    (size.components ?? module.samples) === module.samples;
  if (!isSame) throw new DamagedError('The codestream is not of the size of the object.');
};

const decodeNatively = (
  bytes: Uint8Array,
  coding: NativeCoding,
  module: PixelModule,
): DecodedFrame => {
  const { rows, columns, samples, bitsAllocated, photometric } = module;
  const context = new Context({
    width: columns,
    height: rows,
    bitsAllocated,
    bitsStored: module.bitsStored,
    samplesPerPixel: samples,
    pixelRepresentation: module.isSigned ? 1 : 0,
    planarConfiguration: 0,
    photometricInterpretation: photometric,
    encodedBuffer: bytes,
  });
  const data = decodeWith(coding, context, photometric).getDecodedBuffer();
  if (data === undefined || data.length < (rows * columns * samples * bitsAllocated) / 8) {
    throw new DamagedError('The codestream has fewer pixels than the object.');
  }
  return {
    // Codecs give the samples of a pixel side by side, from the lowest bit on.
    module: {
      ...module,
      ...colourAfter(coding, photometric),
      isPlanar: false,
      highBit: module.bitsStored - 1,
    },
    data,
  };
};

const decodeWith = (
  coding: NativeCoding,
  context: InstanceType<typeof Context>,
  photometric: string,
): InstanceType<typeof Context> => {
  switch (coding) {
    case 'JPEG':
      return NativeCodecs.decodeJpeg(context, {
        convertColorspaceToRgb: photometric.startsWith('YBR'),
      });
    case 'JPEG_LS':
      return NativeCodecs.decodeJpegLs(context);
    case 'JPEG_2000':
      return NativeCodecs.decodeJpeg2000(context);
    case 'JPEG_XL':
      return NativeCodecs.decodeJpegXl(context);
  }
};

/** The colours that a codec gives: it undoes its own transformation. */
const colourAfter = (coding: NativeCoding, photometric: string): { photometric: string } => {
  const isUndone =
    ['YBR_RCT', 'YBR_ICT', 'XYB'].includes(photometric) ||
    (coding === 'JPEG' && photometric.startsWith('YBR'));
  if (isUndone) return { photometric: 'RGB' };
  return { photometric: photometric === 'YBR_FULL_422' ? 'YBR_FULL' : photometric };
};
