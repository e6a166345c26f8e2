import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { messageOf } from '../../../decode.ts';
import { LoadError } from '../load/load-error.ts';
import { createBlockCache } from './block-cache.ts';
import { BLOCK_BYTES } from './blocks.ts';
import { decodeHeader, type Header, type Part } from './header.ts';
import { readJudgements } from './judgements.ts';
import { createRowFile, type RowFile } from './row-file.ts';

/** Which row file is wanted, and the memory that it may take. */
export interface WantedRows extends Pick<Header, 'contentHash' | 'format'> {
  readonly maxBytes: number;
}

/** Where the rows of a catalog file stand. */
export const rowFileOf = (catalogFile: string): string => `${catalogFile}.rows`;

/**
 * Opens the row file of a catalog; null where there is none, or its index does not fit into the memory.
 *
 * Errors: LoadError where it is of another catalog, was cut short, or is damaged.
 */
export const openRowFile = (path: string, wanted: WantedRows): RowFile | null => {
  const file = openOrNull(path);
  if (file === null) return null;
  try {
    const rows = openOn(file, path, wanted);
    if (rows === null) closeSync(file);
    return rows;
  } catch (error) {
    closeSync(file);
    throw error;
  }
};

const openOrNull = (path: string): number | null => {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw refused(path, messageOf(error), error);
  }
};

const openOn = (file: number, path: string, wanted: WantedRows): RowFile | null => {
  const header = checkedHeader(file, path, wanted);
  const { imageKeys, patientKeys, judgements } = header;
  const left = wanted.maxBytes - imageKeys.bytes - patientKeys.bytes - judgements.bytes;
  if (left < BLOCK_BYTES) return null;
  const part = (of: Part): Buffer => {
    const bytes = readBytes(file, of.at, of.bytes);
    if (bytes.length === of.bytes && crc32(bytes) === of.checksum) return bytes;
    throw refused(path, 'a damaged one');
  };
  return createRowFile({
    header,
    blocks: createBlockCache(file, left),
    imageKeys: numbersIn(part(imageKeys)),
    patientKeys: numbersIn(part(patientKeys)),
    judgements: readJudgements(part(judgements)),
  });
};

const checkedHeader = (file: number, path: string, wanted: WantedRows): Header => {
  const header = decodeHeader(readBytes(file, 0, BLOCK_BYTES));
  if (typeof header === 'string') throw refused(path, header);
  if (header.contentHash !== wanted.contentHash) throw refused(path, 'that of another catalog');
  if (header.format !== wanted.format) {
    throw refused(path, `one of format ${header.format}, not ${wanted.format}`);
  }
  const { size } = fstatSync(file);
  if (size !== header.bytes) throw refused(path, `${size} bytes of ${header.bytes}`);
  return header;
};

const readBytes = (file: number, at: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, at + read);
    if (more === 0) break;
    read += more;
  }
  return bytes.subarray(0, read);
};

const numbersIn = (bytes: Buffer): Float64Array =>
  Float64Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readDoubleLE(i * 8));

const refused = (path: string, found: string, cause?: unknown): LoadError =>
  new LoadError({
    place: { file: path },
    wanted: 'the rows of the catalog file beside it, as `npm run load -- --to duckdb` makes them',
    found,
    cause,
  });
