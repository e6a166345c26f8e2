import type { StoredBytes } from '../../dicom/stored-bytes.ts';
import { GatewayError, SourceError } from '../../errors.ts';
import { TooLongError, wholeBody } from '../guard/body-bytes.ts';
import type { Lend } from './lent-memory.ts';

/** Objects that are larger are not drawn. Those of the collection have 1 MiB. */
const MAX_OBJECT_BYTES = 64 * 1024 * 1024;

/** Whose bytes are read. */
interface Reading {
  readonly stored: StoredBytes;
  /** What for, for the log. */
  readonly attempted: string;
}

/**
 * Reads all bytes of an object. lend: gives memory for them.
 *
 * Errors: SourceError, DAMAGED where there are too many, NO_ANSWER where the store stops.
 */
export const readWhole = async (
  { stored, attempted }: Reading,
  lend: Lend,
): Promise<Uint8Array> => {
  try {
    if (stored.whole !== undefined) return await stored.whole((count) => lend(allowed(count)));
    if ((stored.byteLength ?? 0) > MAX_OBJECT_BYTES) stored.close();
    allowed(stored.byteLength ?? 0);
    return await wholeBody(stored.open(null), MAX_OBJECT_BYTES);
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    const problem = error instanceof TooLongError ? 'DAMAGED' : 'NO_ANSWER';
    throw new SourceError('DICOMWEB', attempted, { cause: error, problem });
  }
};

const allowed = (byteLength: number): number => {
  if (byteLength <= MAX_OBJECT_BYTES) return byteLength;
  throw new TooLongError(`It has ${byteLength} bytes.`);
};
