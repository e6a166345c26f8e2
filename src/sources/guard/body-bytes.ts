import type { Readable } from 'node:stream';

/** An answer is longer than anything that was asked for. */
export class TooLongError extends Error {}

/** A body to its end. Errors: TooLongError beyond the limit, in bytes; what the body fails with. */
export const wholeBody = async (body: Readable, limit: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const found of body) {
    const chunk = bytesOf(found);
    length += chunk.length;
    // Leaving the loop destroys the body, and with it the request.
    if (length > limit) throw new TooLongError(`It is longer than ${limit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
};

/** The first bytes of a body, which are left in it; fewer where it is shorter. Errors: the body's. */
export const firstBytes = async (body: Readable, count: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const found of body.iterator({ destroyOnReturn: false })) {
    const chunk = bytesOf(found);
    chunks.push(chunk);
    length += chunk.length;
    if (length >= count) break;
  }
  const read = Buffer.concat(chunks, length);
  if (length >= count) body.unshift(read);
  return read.subarray(0, count);
};

/** A chunk of a stream of bytes. */
export const bytesOf = (chunk: unknown): Uint8Array => {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError(`Wanted bytes, found ${typeof chunk}.`);
};
