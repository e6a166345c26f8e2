import type { Readable } from 'node:stream';
import { firstBytes, TooLongError, wholeBody } from '../guard/body-bytes.ts';
import { TransientError } from '../guard/transient-error.ts';
import { loggedAs } from './log-words.ts';

/**
 * Reads an answer to its end. Errors: TransientError where it breaks off, TooLongError beyond the
 * limit, in bytes.
 */
export const readAll = (body: Readable, limit: number): Promise<Buffer> =>
  orBrokenOff(wholeBody(body, limit));

/** The first bytes of an answer, as firstBytes gives them. Errors: TransientError where it breaks off. */
export const readFirst = (body: Readable, count: number): Promise<Buffer> =>
  orBrokenOff(firstBytes(body, count));

const orBrokenOff = async (bytes: Promise<Buffer>): Promise<Buffer> => {
  try {
    return await bytes;
  } catch (error) {
    if (error instanceof TooLongError) throw error;
    throw new TransientError('The answer broke off.', { cause: loggedAs(error) });
  }
};
