import { pipeline, type Readable } from 'node:stream';
import { Dicer } from '@fastify/busboy';

/** A part of a multipart body. */
export interface Part {
  /** A header by its name in lower case; null where it is left out. */
  header(name: string): string | null;
  /** Its bytes. Fails where the body ends within the part, or breaks off. */
  readonly content: Readable;
}

/** Longest rest of a body, behind its first part, that is read to free the connection, in bytes. */
const LONGEST_REST = 65_536;

/**
 * The first part of a multipart body, RFC 2046 5.1, as it comes in.
 *
 * Rejects with Error where there is none, or with what the body failed with. Who lets go of the part
 * destroys the body.
 */
export const firstPart = (body: Readable, boundary: string): Promise<Part> =>
  new Promise((resolve, reject) => {
    if (boundary === '') throw new Error('It does not tell the boundary of its parts.');
    const dicer = new Dicer({ boundary });
    let content: Readable | null = null;
    const fail = (error: Error): void => {
      content?.destroy(error);
      reject(error);
    };
    dicer.once('part', (part) => {
      content = part;
      // Dicer also tells a part's early end by this event, without destroying it.
      part.on('error', () => {});
      part.once('end', () => {
        content = null;
        readRest(body);
      });
      part.once('header', (headers) => {
        resolve({ header: (name) => headerOf(headers, name), content: part });
      });
    });
    // Where the body ends early, Dicer says so and then ends the part as if it were whole: the part
    // has to fail in between.
    dicer.once('error', fail);
    pipeline(body, dicer, (error) => {
      if (error) fail(error);
      else reject(new Error('There is no part in it.'));
    });
  });

const headerOf = (headers: object, name: string): string | null => {
  const found = Object.entries(headers).find(([known]) => known === name);
  const values: unknown = found?.[1];
  return Array.isArray(values) && typeof values[0] === 'string' ? values[0] : null;
};

/** Reads what is behind the part, and ends it where that is more than a boundary and some words. */
const readRest = (body: Readable): void => {
  let length = 0;
  body.on('data', (chunk: Uint8Array) => {
    length += chunk.length;
    if (length > LONGEST_REST) body.destroy();
  });
  // Dicer is done, and its end stops the body in this very turn.
  process.nextTick(() => body.resume());
};
