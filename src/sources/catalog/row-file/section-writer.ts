import { writeSync } from 'node:fs';
import { BLOCK_BYTES, recordsInBlock, type Section, sealBlock } from './blocks.ts';

/** Blocks that are written at once. */
const BLOCKS_AT_ONCE = 256;

/** Puts records into a section of a file, in order. */
export interface SectionWriter {
  /** The bytes for the next record, zeroed, until the next call. */
  next(): Buffer;
  /** How many records there are. */
  count(): number;
  /** Writes what is left. */
  end(): void;
}

/** Errors: what the system says where it cannot write. */
export const writeSection = (file: number, { at }: Section, recordBytes: number): SectionWriter => {
  const inBlock = recordsInBlock(recordBytes);
  const bytes = Buffer.alloc(BLOCKS_AT_ONCE * BLOCK_BYTES);
  let [position, count, waiting] = [at, 0, 0];
  const flush = (): void => {
    const blocks = Math.ceil(waiting / inBlock);
    for (let block = 0; block < blocks; block += 1) sealBlock(bytes, block * BLOCK_BYTES);
    writeWhole(file, bytes.subarray(0, blocks * BLOCK_BYTES), position);
    position += blocks * BLOCK_BYTES;
    waiting = 0;
    bytes.fill(0);
  };
  return {
    next: () => {
      if (waiting === BLOCKS_AT_ONCE * inBlock) flush();
      const start = Math.floor(waiting / inBlock) * BLOCK_BYTES + (waiting % inBlock) * recordBytes;
      waiting += 1;
      count += 1;
      return bytes.subarray(start, start + recordBytes);
    },
    count: () => count,
    end: flush,
  };
};

/** The system may take less than it is given. */
export const writeWhole = (file: number, bytes: Buffer, position: number): void => {
  for (let sent = 0; sent < bytes.length; ) {
    sent += writeSync(file, bytes, sent, bytes.length - sent, position + sent);
  }
};
