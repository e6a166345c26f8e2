import type { RawPicture } from '../../dicom/object-codec.source.ts';
import { readPlainObject } from './part10/plain-object.ts';
import { DamagedError } from './part10/raw-object.ts';
import { shadesOf } from './pixels/draw-gray.ts';
import { frameBytes } from './pixels/frames.ts';
import { valuesIn } from './pixels/values.ts';

/** The bits of a sample that is a level of gray as it is stored. */
const SCREEN_BITS = 8;

/**
 * The picture of a plain object whose samples are the levels of gray that are shown, as in the whole
 * collection: its bytes as they lie in the object. Null for any other: its picture has to be made.
 *
 * It takes some microseconds, where a thread takes milliseconds.
 */
export const plainPicture = (bytes: Uint8Array): RawPicture | null => {
  const object = readPlainObject(bytes);
  if (object === null) return null;
  try {
    const values = valuesIn(object.dataset, object.isLittleEndian);
    const frame = frameBytes(values, 1);
    if (frame === null) return null;
    const { rows, columns, samples, bitsAllocated, bitsStored, photometric } = frame.module;
    const isGray = samples === 1 && photometric !== 'PALETTE COLOR';
    if (!isGray || bitsAllocated !== SCREEN_BITS || bitsStored !== SCREEN_BITS) return null;
    const isShownAsStored = shadesOf(frame.module, values).every((shade, at) => shade === at);
    return isShownAsStored
      ? { width: columns, height: rows, channels: 1, data: frame.bytes }
      : null;
  } catch (error) {
    // Who reads it again says what is wrong with it.
    if (error instanceof DamagedError) return null;
    throw error;
  }
};
