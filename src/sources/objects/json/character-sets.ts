/** Turns bytes into text. */
export type Decode = (bytes: Uint8Array) => string;

/** A character set in the low half of the code table (G0) or in the high one (G1). */
export interface CharacterSet {
  readonly half: 'low' | 'high';
  /** Bytes of a character. */
  readonly width: 1 | 2;
  readonly decode: Decode;
}

export const decoderOf = (label: string): Decode => {
  const decoder = new TextDecoder(label);
  return (bytes) => decoder.decode(bytes);
};

export const latin1: Decode = (bytes) => Buffer.from(bytes).toString('latin1');

const eucJapanese = decoderOf('euc-jp');

/** EUC has this set in the high half. */
const jisX0208: Decode = (bytes) => eucJapanese(bytes.map((byte) => byte | 0x80));

/** EUC marks each character of this set. */
const jisX0212: Decode = (bytes) =>
  eucJapanese(
    Uint8Array.from(
      [...bytes].flatMap((byte, at) => (at % 2 === 0 ? [0x8f, byte | 0x80] : [byte | 0x80])),
    ),
  );

const low = (decode: Decode, width: 1 | 2 = 1): CharacterSet => ({ half: 'low', width, decode });
const high = (decode: Decode): CharacterSet => ({ half: 'high', width: 1, decode });

export const ASCII = low(latin1);
export const LATIN_1 = high(latin1);

/** Sets by what follows ESC where a text switches to them. Source: PS3.3 C.12.1.1.2. */
export const SETS_BY_ESCAPE: ReadonlyMap<string, CharacterSet> = new Map([
  ['(B', ASCII],
  ['(J', ASCII],
  [')I', high(decoderOf('shift_jis'))],
  ['-A', LATIN_1],
  ['-B', high(decoderOf('iso-8859-2'))],
  ['-C', high(decoderOf('iso-8859-3'))],
  ['-D', high(decoderOf('iso-8859-4'))],
  ['-F', high(decoderOf('iso-8859-7'))],
  ['-G', high(decoderOf('iso-8859-6'))],
  ['-H', high(decoderOf('iso-8859-8'))],
  ['-L', high(decoderOf('iso-8859-5'))],
  ['-M', high(decoderOf('windows-1254'))],
  ['-T', high(decoderOf('windows-874'))],
  ['-b', high(decoderOf('iso-8859-15'))],
  ['$@', low(jisX0208, 2)],
  ['$B', low(jisX0208, 2)],
  ['$(D', low(jisX0212, 2)],
  ['$)A', high(decoderOf('gbk'))],
  ['$)C', high(decoderOf('euc-kr'))],
]);

/** The set in the high half at the start of a text, by the number of its registration (ISO-IR). */
export const ESCAPE_BY_NUMBER: ReadonlyMap<string, string> = new Map([
  ['13', ')I'],
  ['100', '-A'],
  ['101', '-B'],
  ['109', '-C'],
  ['110', '-D'],
  ['126', '-F'],
  ['127', '-G'],
  ['138', '-H'],
  ['144', '-L'],
  ['148', '-M'],
  ['166', '-T'],
  ['203', '-b'],
  ['58', '$)A'],
  ['149', '$)C'],
]);
