import type { Readable } from 'node:stream';
import { TransientError } from '../guard/transient-error.ts';
import { loggedAs } from './log-words.ts';

/** An answer is longer than anything that was asked for. */
export class TooLongError extends Error {}

/**
 * Reads an answer to its end. Errors: TransientError where it breaks off, TooLongError beyond the
 * limit, in bytes.
 */
export const readAll = async (body: Readable, limit: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(body)) {
    length += chunk.byteLength;
    if (length > limit) throw new TooLongError(`It has more than ${limit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
};

/**
 * The first bytes of an answer, which are put back: fewer than wanted where it is shorter, and then
 * it has been read to its end. Errors: TransientError where it breaks off.
 */
export const firstBytes = async (body: Readable, wanted: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(body, { destroyOnReturn: false })) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length >= wanted) break;
  }
  const read = Buffer.concat(chunks, length);
  if (length >= wanted) body.unshift(read);
  return read.subarray(0, wanted);
};

async function* chunksOf(
  body: Readable,
  options: { destroyOnReturn?: boolean } = {},
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body.iterator(options)) yield bytesOf(chunk);
  } catch (error) {
    throw new TransientError('The answer broke off.', { cause: loggedAs(error) });
  }
}

/** A chunk of a stream of bytes. */
export const bytesOf = (chunk: unknown): Uint8Array => {
  if (chunk instanceof Uint8Array) return chunk;
  return Buffer.from(String(chunk));
};
