import { crc32 } from 'node:zlib';

// A row file is made of blocks, each with a checksum at its end, and of records that all take as many
// bytes: where a record stands follows from its place, and one that was damaged is never believed.

export const BLOCK_BYTES = 4096;
const CHECKSUM_BYTES = 4;
const CHECKSUM_AT = BLOCK_BYTES - CHECKSUM_BYTES;

/** Records of one kind, one behind the other. */
export interface Section {
  /** Where its first block begins, in bytes. */
  readonly at: number;
  /** Records. */
  readonly count: number;
}

/** How many records of a size go into a block. */
export const recordsInBlock = (recordBytes: number): number =>
  Math.floor(CHECKSUM_AT / recordBytes);

/** Blocks that so many records take. */
export const blocksFor = (count: number, recordBytes: number): number =>
  Math.ceil(count / recordsInBlock(recordBytes));

/** Writes the checksum of a block into it. at: where it begins. */
export const sealBlock = (bytes: Buffer, at: number): void => {
  bytes.writeUInt32LE(checksumOf(bytes, at), at + CHECKSUM_AT);
};

/** Whether a block is as it was written. */
export const isSealed = (bytes: Buffer, at: number): boolean =>
  bytes.readUInt32LE(at + CHECKSUM_AT) === checksumOf(bytes, at);

const checksumOf = (bytes: Buffer, at: number): number =>
  crc32(bytes.subarray(at, at + CHECKSUM_AT));
