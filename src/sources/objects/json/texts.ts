import type { DicomValue, PersonName } from '../../../dicom/dicom-json.ts';
import { writtenNumber } from './numbers.ts';
import type { DecodeText } from './text-decoder.ts';

/** VRs of one text, in which a backslash is a character. */
const WHOLE_TEXTS = new Set(['ST', 'LT', 'UT', 'UR']);
/** VRs in the characters of the data set's character set; all others have ASCII alone. */
const ENCODED_TEXTS = new Set(['LO', 'LT', 'PN', 'SH', 'ST', 'UC', 'UT']);

/** The values of an element whose VR is some kind of text; an empty one among others is null. */
export const textValues = (
  vr: string,
  bytes: Uint8Array,
  decodeText: DecodeText,
): readonly DicomValue[] => {
  const text = ENCODED_TEXTS.has(vr)
    ? decodeText(bytes, vr === 'PN')
    : Buffer.from(bytes).toString('latin1');
  const whole = unpadded(text);
  if (whole === '') return [];
  if (WHOLE_TEXTS.has(vr)) return [whole];
  return whole.split('\\').map((value) => valueOf(vr, value));
};

/**
 * A text without the spaces and zeros that make its length even. Not by an expression: one would look
 * from each of a megabyte of spaces for the end of the text.
 */
const unpadded = (text: string): string => {
  let end = text.length;
  while (end > 0 && PADDING.has(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};

const PADDING = new Set([' ', '\0']);

const valueOf = (vr: string, text: string): DicomValue => {
  // Of UC the spaces at the start count; of all others that may have several values they do not.
  const value = vr === 'UC' ? unpadded(text) : unpadded(text).trimStart();
  if (value === '') return null;
  if (vr === 'PN') return nameOf(value);
  return vr === 'DS' || vr === 'IS' ? writtenNumber(vr, value) : value;
};

const nameOf = (text: string): PersonName => {
  const [alphabetic = '', ideographic = '', phonetic = ''] = text
    .split('=')
    .map((group) => group.trimEnd());
  return {
    ...(alphabetic === '' ? {} : { Alphabetic: alphabetic }),
    ...(ideographic === '' ? {} : { Ideographic: ideographic }),
    ...(phonetic === '' ? {} : { Phonetic: phonetic }),
  };
};
