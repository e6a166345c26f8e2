import type { StoredBytes } from '../../dicom/stored-bytes.ts';
import { GatewayError, SourceError } from '../../errors.ts';
import { TooLongError, wholeBody } from '../guard/body-bytes.ts';

/** Objects that are larger are not drawn. Those of the collection have 1 MiB. */
const MAX_OBJECT_BYTES = 64 * 1024 * 1024;

/**
 * Reads all bytes of an object. attempted: what for, for the log.
 *
 * Errors: SourceError, DAMAGED where there are too many, NO_ANSWER where the store stops.
 */
export const readWhole = async (stored: StoredBytes, attempted: string): Promise<Uint8Array> => {
  try {
    if ((stored.byteLength ?? 0) > MAX_OBJECT_BYTES) {
      stored.close();
      throw new TooLongError(`It has ${stored.byteLength} bytes.`);
    }
    return await wholeBody(stored.open(null), MAX_OBJECT_BYTES);
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    const problem = error instanceof TooLongError ? 'DAMAGED' : 'NO_ANSWER';
    throw new SourceError('DICOMWEB', attempted, { cause: error, problem });
  }
};
