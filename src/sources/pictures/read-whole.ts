import type { StoredBytes } from '../../dicom/stored-bytes.ts';
import { GatewayError, SourceError } from '../../errors.ts';

/** Objects that are larger are not drawn. Those of the collection have 1 MiB. */
const MAX_OBJECT_BYTES = 256 * 1024 * 1024;

/**
 * Reads all bytes of an object. attempted: what for, for the log.
 *
 * Errors: SourceError, DAMAGED where there are too many, NO_ANSWER where the store stops.
 */
export const readWhole = async (stored: StoredBytes, attempted: string): Promise<Uint8Array> => {
  if ((stored.byteLength ?? 0) > MAX_OBJECT_BYTES) {
    stored.close();
    throw tooLarge(attempted);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stored.open(null)) {
      const bytes = bytesOf(chunk);
      length += bytes.length;
      if (length > MAX_OBJECT_BYTES) throw tooLarge(attempted);
      chunks.push(bytes);
    }
  } catch (error) {
    throw error instanceof GatewayError
      ? error
      : new SourceError('DICOMWEB', attempted, { cause: error });
  }
  return Buffer.concat(chunks, length);
};

const bytesOf = (chunk: unknown): Uint8Array => {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError('A store streams bytes.');
};

const tooLarge = (attempted: string): SourceError =>
  new SourceError('DICOMWEB', attempted, {
    cause: `It has more than ${MAX_OBJECT_BYTES} bytes.`,
    problem: 'DAMAGED',
  });
