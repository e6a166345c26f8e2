import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const NEWLINE = 10;
/** Bytes that are read at once. A line that is longer makes room for itself. */
const CHUNK_BYTES = 1 << 20;

/** What is known of a file that was read to its end. */
export interface ReadFile {
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly byteCount: number;
}

/** Told of a line: where it begins in some bytes, and where the next one does. */
export type OnLine = (bytes: Buffer, start: number, next: number) => void;

/** Reads a file line by line; little of it is held. Rejects with what the system says. */
export const readLines = async (path: string, onLine: OnLine): Promise<ReadFile> => {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  let bytes = Buffer.allocUnsafe(2 * CHUNK_BYTES);
  let [held, byteCount] = [0, 0];
  try {
    for (;;) {
      if (bytes.length - held < CHUNK_BYTES) bytes = Buffer.concat([bytes, bytes]);
      // oxlint-disable-next-line no-await-in-loop -- a file has one end
      const { bytesRead } = await file.read(bytes, held, CHUNK_BYTES);
      if (bytesRead === 0) break;
      hash.update(bytes.subarray(held, held + bytesRead));
      byteCount += bytesRead;
      const end = held + bytesRead;
      const begun = eachLine(bytes, end, onLine);
      bytes.copyWithin(0, begun, end);
      held = end - begun;
    }
    if (held > 0) onLine(bytes, 0, held);
    return { sha256: hash.digest('hex'), byteCount };
  } finally {
    await file.close();
  }
};

/** Tells of the whole lines before an end; gives where the one begins that has only begun. */
const eachLine = (bytes: Buffer, end: number, onLine: OnLine): number => {
  let start = 0;
  for (;;) {
    const newline = bytes.indexOf(NEWLINE, start);
    if (newline === -1 || newline >= end) return start;
    onLine(bytes, start, newline + 1);
    start = newline + 1;
  }
};
