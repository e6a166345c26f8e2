// What a score is made of, read from the text of a cell.

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** A decimal number; NaN where a text is none. It may be too large to be finite. */
export const scoreOf = (text: string): number => (NUMBER.test(text) ? Number(text) : Number.NaN);

const [ZERO, NINE, UNDERSCORE] = [48, 57, 95] as const;
const PNG = Buffer.from('.png');
/** Of a file name such as 00000013_008.png. */
const [NAME_LENGTH, PATIENT_DIGITS, SEQUENCE_END] = [16, 8, 12] as const;

/** The digits of a file name that some bytes are, see image-digits.ts; null where they are none. */
export const digitsIn = (bytes: Buffer, start: number, end: number): number | null => {
  if (end - start !== NAME_LENGTH || bytes[start + PATIENT_DIGITS] !== UNDERSCORE) return null;
  let digits = 0;
  for (let at = start; at < start + SEQUENCE_END; at += 1) {
    if (at === start + PATIENT_DIGITS) continue;
    const sign = bytes[at] ?? 0;
    if (sign < ZERO || sign > NINE) return null;
    digits = digits * 10 + sign - ZERO;
  }
  return PNG.compare(bytes, start + SEQUENCE_END, end) === 0 ? digits : null;
};
