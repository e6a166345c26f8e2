import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The bytes of a file that came so far, in a file beside it, and which version of it they are of. */
export interface Part {
  readonly path: string;
  /** How many bytes there are, and the ETag of what they are of; null where nothing can be gone on with. */
  begun(): Promise<Begun | null>;
  /** Writes a body behind `offset` bytes, or anew. Rejects with what the body fails with. */
  write(body: Readable, version: { etag: string | null; offset: number }): Promise<void>;
  /** Gives the bytes their name: from here on they are the file. */
  finish(): Promise<void>;
  discard(): Promise<void>;
}

export interface Begun {
  readonly offset: number;
  readonly etag: string;
}

/** The part of a file that is being downloaded. */
export const partOf = (file: string): Part => {
  const path = `${file}.part`;
  const tagPath = `${path}.etag`;
  const discard = async (): Promise<void> => {
    // The bytes first: a tag without them says nothing, and they must not pass for another version's.
    await rm(path, { force: true });
    await rm(tagPath, { force: true });
  };
  return {
    path,
    begun: async () => {
      const etag = await readFile(tagPath, 'utf8').catch(() => '');
      const offset = await stat(path).then(
        ({ size }) => size,
        () => 0,
      );
      return etag === '' || offset === 0 ? null : { offset, etag };
    },
    write: async (body, { etag, offset }) => {
      if (offset === 0) {
        await discard();
        await mkdir(dirname(file), { recursive: true });
        // A weak tag does not say that the bytes are the same, so they are not gone on with.
        if (etag !== null && !etag.startsWith('W/')) await writeFile(tagPath, etag);
      }
      await pipeline(body, createWriteStream(path, { flags: 'a' }));
    },
    finish: async () => {
      const written = await open(path, 'r+');
      try {
        await written.sync();
      } finally {
        await written.close();
      }
      await rename(path, file);
      await rm(tagPath, { force: true });
    },
    discard,
  };
};
