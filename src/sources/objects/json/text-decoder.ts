import {
  type Decode,
  decoderOf,
  ESCAPE_BY_NUMBER,
  LATIN_1,
  latin1,
  SETS_BY_ESCAPE,
} from './character-sets.ts';
import { decodeExtended } from './code-extension.ts';

/** Turns the value of an element into text. isName: its VR is PN. */
export type DecodeText = (bytes: Uint8Array, isName: boolean) => string;

/** Sets that have no code extensions. */
const WHOLE: ReadonlyMap<string, Decode> = new Map([
  ['192', decoderOf('utf-8')],
  ['GB18030', decoderOf('gb18030')],
  ['GBK', decoderOf('gbk')],
]);

/**
 * How texts are decoded under the values of Specific Character Set (0008,0005). What none of them
 * tells is taken for ISO 8859-1, as the default repertoire has no characters there.
 */
export const textDecoder = (terms: readonly string[]): DecodeText => {
  // "ISO_IR 101" and "ISO 2022 IR 101" are the same set; others have a name and no number.
  const [first = ''] = terms;
  const name = /IR\D?(\d+)$/.exec(first)?.[1] ?? first;
  const whole = WHOLE.get(name);
  if (whole !== undefined) return (bytes) => (isAscii(bytes) ? latin1(bytes) : whole(bytes));
  const initial = SETS_BY_ESCAPE.get(ESCAPE_BY_NUMBER.get(name) ?? '') ?? LATIN_1;
  return (bytes, isName) =>
    isAscii(bytes) ? latin1(bytes) : decodeExtended(bytes, initial, isName);
};

/** Whether every set reads the bytes alike: no high half, nothing switched. */
const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80 && byte !== 0x1b);
