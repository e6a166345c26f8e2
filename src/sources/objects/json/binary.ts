import type { DicomElement } from '../../../dicom/dicom-json.ts';

/** Binary values that are longer are bulk data. */
const MAX_INLINE_BYTES = 4096;

/** Bytes of a word, by VR: words are swapped where an object is big-endian. */
const WORD_BYTES: ReadonlyMap<string, 1 | 2 | 4 | 8> = new Map([
  ['OB', 1],
  ['UN', 1],
  ['OW', 2],
  ['OL', 4],
  ['OF', 4],
  ['OD', 8],
  ['OV', 8],
]);

/** Whether a VR holds bytes that have no meaning of their own. */
export const isBinary = (vr: string): boolean => WORD_BYTES.has(vr);

/** A binary element in the DICOM JSON model, little-endian; null where it is bulk data. */
export const binaryJson = (
  vr: string,
  bytes: Uint8Array,
  isLittleEndian: boolean,
): DicomElement | null => {
  if (bytes.length > MAX_INLINE_BYTES) return null;
  if (bytes.length === 0) return { vr };
  const words = isLittleEndian ? bytes : swapped(bytes, WORD_BYTES.get(vr) ?? 1);
  return { vr, InlineBinary: Buffer.from(words).toString('base64') };
};

/** The same words in the other byte order; what is left over at the end stays as it is. */
export const swapped = (bytes: Uint8Array, wordBytes: 1 | 2 | 4 | 8): Uint8Array => {
  const copy = Buffer.from(bytes);
  const words = copy.subarray(0, copy.length - (copy.length % wordBytes));
  if (wordBytes === 2) words.swap16();
  if (wordBytes === 4) words.swap32();
  if (wordBytes === 8) words.swap64();
  return copy;
};
