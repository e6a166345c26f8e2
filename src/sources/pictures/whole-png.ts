import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Length, type and checksum of a chunk. */
const CHUNK_FRAME_BYTES = 12;

/** Whether bytes are a PNG file from its first byte to its last: all chunks, with their checksums. */
export const isWholePng = (bytes: Uint8Array): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return false;
  let at = SIGNATURE.length;
  while (at + CHUNK_FRAME_BYTES <= file.length) {
    const end = at + CHUNK_FRAME_BYTES + file.readUInt32BE(at);
    if (end > file.length) return false;
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return false;
    if (file.toString('latin1', at + 4, at + 8) === 'IEND') return end === file.length;
    at = end;
  }
  return false;
};
