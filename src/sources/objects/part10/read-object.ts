import { inflateRawSync } from 'node:zlib';
import { async as streaming } from 'dcmjs';
import { isUid } from '../../../terms/dicom-uid.ts';
import {
  EXPLICIT_BIG_ENDIAN,
  EXPLICIT_LITTLE_ENDIAN,
  IMPLICIT_LITTLE_ENDIAN,
  isDeflated,
} from '../transfer-syntax.ts';
import { collect } from './collect.ts';
import { DamagedError, type RawDataset, type RawObject } from './raw-object.ts';

/** Bytes before the four letters that each object has. */
const PREAMBLE = 128;
/** What a deflated object may become, in bytes. */
const MAX_INFLATED = 256 * 1024 * 1024;

/** Reads a DICOM object (PS3.10). Errors: whatever is thrown, the bytes are no readable object. */
export const readObject = async (bytes: Uint8Array): Promise<RawObject> => {
  const letters = Buffer.from(bytes.subarray(PREAMBLE, PREAMBLE + 4)).toString('latin1');
  if (letters !== 'DICM') throw new DamagedError('There is no DICM after the preamble.');
  const reader = readerOf(bytes);
  await reader.readPreamble();
  await reader.readMeta({ ignoreErrors: true });
  const transferSyntaxUid = reader.syntax;
  if (!isUid(transferSyntaxUid)) throw new DamagedError('The transfer syntax is not told.');
  const dataset = await readDataset(bytes, reader);
  return {
    transferSyntaxUid,
    isLittleEndian: transferSyntaxUid !== EXPLICIT_BIG_ENDIAN,
    dataset,
  };
};

type Reader = ReturnType<typeof readerOf>;

const readerOf = (bytes: Uint8Array) => {
  // Fragments are wanted whole, however long.
  const reader = new streaming.AsyncDicomReader({ maxFragmentSize: Number.MAX_SAFE_INTEGER });
  reader.stream.addBuffer(exactBuffer(bytes));
  reader.stream.setComplete();
  return reader;
};

const readDataset = async (bytes: Uint8Array, reader: Reader): Promise<RawDataset> => {
  if (!isDeflated(reader.syntax)) return readRest(bytes, reader);
  const deflated = bytes.subarray(reader.stream.offset);
  const inflated = inflateRawSync(deflated, { maxOutputLength: MAX_INFLATED });
  return readRest(inflated, readerOf(inflated));
};

const readRest = async (bytes: Uint8Array, reader: Reader): Promise<RawDataset> => {
  const isKnown = [IMPLICIT_LITTLE_ENDIAN, EXPLICIT_BIG_ENDIAN].includes(reader.syntax);
  // All others are explicit and little-endian, also those that encapsulate pixels.
  if (!isKnown) reader.syntax = EXPLICIT_LITTLE_ENDIAN;
  const collected = collect({ bytes, reader });
  collected.startObject();
  await reader.read(collected, {});
  if (collected.dataset.size === 0) throw new DamagedError('There are no elements.');
  return collected.dataset;
};

/** A buffer of just these bytes. */
const exactBuffer = (bytes: Uint8Array): ArrayBuffer => {
  const { buffer } = bytes;
  const isExact = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return isExact ? buffer : new Uint8Array(bytes).buffer;
};
