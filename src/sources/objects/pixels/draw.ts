import type { RawPicture } from '../../../dicom/object-codec.source.ts';
import { DamagedError, type RawObject } from '../part10/raw-object.ts';
import type { PixelCoding } from '../transfer-syntax.ts';
import { decodeFrame } from './decode-frame.ts';
import { drawColours, drawPalette } from './draw-colour.ts';
import { drawGray } from './draw-gray.ts';
import { frameBytes } from './frames.ts';
import { valuesIn } from './values.ts';

/** Draws the first frame of an object. Errors: whatever is thrown, it has none that can be drawn. */
export const drawPicture = async (object: RawObject, coding: PixelCoding): Promise<RawPicture> => {
  const values = valuesIn(object.dataset, object.isLittleEndian);
  const frame = frameBytes(values, 1);
  if (frame === null) throw new DamagedError('There are no pixels.');
  if (frame.isEncapsulated !== (coding !== 'NATIVE')) {
    throw new DamagedError('The pixels are not encoded as the object says.');
  }
  const { module } = frame;
  const decoded = await decodeFrame(frame.bytes, coding, module);
  const size = { width: module.columns, height: module.rows };
  if (module.samples === 3) return { ...size, channels: 3, data: drawColours(decoded) };
  if (module.photometric === 'PALETTE COLOR') {
    return { ...size, channels: 3, data: drawPalette(decoded, values) };
  }
  return { ...size, channels: 1, data: drawGray(decoded, values) };
};
