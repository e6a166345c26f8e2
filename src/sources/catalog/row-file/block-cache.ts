import { closeSync, readSync } from 'node:fs';
import { SourceError } from '../../../errors.ts';
import { BLOCK_BYTES, isSealed } from './blocks.ts';

/** Blocks of a file, of which some stay in memory. */
export interface BlockCache {
  /**
   * Where the block that begins at some place of the file stands in `bytes`; the next call may put
   * another there. SourceError where it cannot be read, or is not as it was written.
   */
  locate(at: number): number;
  readonly bytes: Buffer;
  /** Closes the file. No block is located from here on: its number may be another file's. */
  close(): void;
}

/**
 * Reads blocks of an open file at once, as the system has those in memory that are asked for often: it
 * takes microseconds, where a promise for each would take more. A block has one slot that it can stand
 * in, whichever else stood there gives way.
 *
 * maxBytes: memory for blocks; it is taken as they come.
 */
export const createBlockCache = (file: number, maxBytes: number): BlockCache => {
  const slots = Math.max(1, Math.floor(maxBytes / BLOCK_BYTES));
  const bytes = Buffer.allocUnsafeSlow(slots * BLOCK_BYTES);
  // Block 0 is the header, which is no block of records.
  const held = new Uint32Array(slots);
  let isClosed = false;
  return {
    bytes,
    locate: (at) => {
      if (isClosed) throw unread(new Error('The row file is closed.'));
      const block = at / BLOCK_BYTES;
      const slot = block % slots;
      const start = slot * BLOCK_BYTES;
      if (held[slot] === block) return start;
      held[slot] = 0;
      readBlock(file, { bytes, start, at });
      held[slot] = block;
      return start;
    },
    close: () => {
      if (!isClosed) closeSync(file);
      isClosed = true;
    },
  };
};

interface Reading {
  readonly bytes: Buffer;
  readonly start: number;
  readonly at: number;
}

const readBlock = (file: number, { bytes, start, at }: Reading): void => {
  let read = 0;
  try {
    read = readSync(file, bytes, start, BLOCK_BYTES, at);
  } catch (error) {
    throw unread(error);
  }
  if (read === BLOCK_BYTES && isSealed(bytes, start)) return;
  throw unread(new Error(`The block at ${at} of the row file is damaged, or is not there.`));
};

const unread = (cause: unknown): SourceError =>
  new SourceError('CATALOG', 'rows by place', { cause });
