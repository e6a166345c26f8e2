import { swapped } from '../json/binary.ts';
import { DamagedError, type RawElement } from '../part10/raw-object.ts';
import { bitsOfFrame, type PixelModule, pixelModule } from './pixel-module.ts';
import type { Values } from './values.ts';

const PIXEL_DATA = '7FE00010';

/** The pixels of a frame, as they are encoded. */
export interface FrameBytes {
  readonly module: PixelModule;
  readonly isEncapsulated: boolean;
  /** Little-endian where they are not encapsulated; they may lie in the memory of the object. */
  readonly bytes: Uint8Array;
}

/** The pixels of a frame, counted from 1; null where there is no such frame. */
export const frameBytes = (values: Values, frameNumber: number): FrameBytes | null => {
  const { dataset, isLittleEndian } = values;
  const element = dataset.get(PIXEL_DATA);
  if (element === undefined) return null;
  const module = pixelModule(values);
  if (frameNumber < 1 || frameNumber > module.frameCount) return null;
  if (element.fragments !== null) {
    const frame = framesOf(element.fragments, module.frameCount)[frameNumber - 1] ?? [];
    return { module, isEncapsulated: true, bytes: joined(frame) };
  }
  const native = isLittleEndian ? element.bytes : swappedPixels(element, module);
  const bytes = cut(native, bitsOfFrame(module), frameNumber - 1);
  return { module, isEncapsulated: false, bytes };
};

type Fragments = readonly Uint8Array[];

/** Fragments by frame. */
const framesOf = (groups: readonly Fragments[], frameCount: number): readonly Fragments[] => {
  const all = groups.flat();
  if (frameCount === 1) return [all];
  if (groups.length === frameCount) return groups;
  if (all.length === frameCount) return all.map((fragment) => [fragment]);
  // There is no offset table and a frame has several fragments: each begins as its codec does.
  const frames: Uint8Array[][] = [];
  for (const fragment of all) {
    if (isStart(fragment)) frames.push([fragment]);
    else frames.at(-1)?.push(fragment);
  }
  if (frames.length !== frameCount) throw new DamagedError('Frames cannot be told apart.');
  return frames;
};

/** Whether a fragment begins like a JPEG, JPEG-LS (FFD8) or JPEG 2000 codestream (FF4F). */
const isStart = ([first, second]: Uint8Array): boolean =>
  first === 0xff && (second === 0xd8 || second === 0x4f);

const joined = (fragments: Fragments): Uint8Array => {
  const [only] = fragments;
  return only !== undefined && fragments.length === 1
    ? only
    : new Uint8Array(Buffer.concat(fragments));
};

/** Cuts a frame out of frames that follow one another without a gap, even within a byte. */
const cut = (all: Uint8Array, bits: number, index: number): Uint8Array => {
  const length = Math.ceil(bits / 8);
  const first = Math.floor((index * bits) / 8);
  const shift = (index * bits) % 8;
  const end = Math.ceil(((index + 1) * bits) / 8);
  if (end > all.length) throw new DamagedError('There are fewer pixels than rows and columns say.');
  if (shift === 0) return all.subarray(first, first + length);
  return Uint8Array.from({ length }, (_, at) => {
    const low = all[first + at] ?? 0;
    const high = all[first + at + 1] ?? 0;
    return ((low >> shift) | (high << (8 - shift))) & 0xff;
  });
};

/** Big-endian pixels in little-endian order: bytes are swapped within the words they came in. */
const swappedPixels = ({ vr, bytes }: RawElement, { bitsAllocated }: PixelModule): Uint8Array => {
  if (bitsAllocated > 8) return swapped(bytes, bitsAllocated === 32 ? 4 : 2);
  return vr === 'OW' ? swapped(bytes, 2) : bytes;
};
