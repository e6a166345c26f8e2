import { numberOfParts, patientOf } from '../image-number.ts';

// While files are read, a key is an image's number and an ordinal its place among the sorted keys.

/** Length of a file name such as 00000013_008.png. */
const NAME_LENGTH = 16;
const UNDERSCORE_AT = 8;
const SUFFIX_AT = 12;
const SUFFIX = [...Buffer.from('.png')];

/** The number that some bytes spell in decimal; -1 where they spell none of up to nine digits. */
export const digitsIn = (bytes: Buffer, start: number, end: number): number => {
  if (end <= start || end - start > 9) return -1;
  let value = 0;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (!isDigit(byte)) return -1;
    value = value * 10 + byte - 48;
  }
  return value;
};

/** The key of the file name that some bytes spell; -1 where they spell none. */
export const imageKeyIn = (bytes: Buffer, start: number, end: number): number => {
  if (end - start !== NAME_LENGTH || bytes[start + UNDERSCORE_AT] !== 95) return -1;
  if (!SUFFIX.every((byte, i) => bytes[start + SUFFIX_AT + i] === byte)) return -1;
  const patient = digitsIn(bytes, start, start + UNDERSCORE_AT);
  const sequence = digitsIn(bytes, start + UNDERSCORE_AT + 1, start + SUFFIX_AT);
  return patient < 0 || sequence < 0 ? -1 : numberOfParts(patient, sequence);
};

/** Where a key stands among sorted ones; -1 where it does not. */
export const findKey = (keys: Float64Array, key: number): number => {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};

/** How many patients sorted keys are of. */
export const countPatients = (keys: Float64Array): number => {
  let count = 0;
  let before = -1;
  for (const key of keys) {
    const patient = patientOf(key);
    if (patient !== before) count += 1;
    before = patient;
  }
  return count;
};

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
