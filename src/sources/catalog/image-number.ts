// The catalog knows an image by its file name as one number: patient * 1000 + sequence number. It
// sorts like the name and gives it back, so that no table holds the name and no statement joins
// `images` only to tell it.

const SEQUENCES = 1000;

/** Digits of a file name before its underscore. */
const PATIENT_DIGITS = 8;
const NAME_LENGTH = '00000013_008.png'.length;
const ZERO = '0'.charCodeAt(0);

/** The ends of file names, by sequence number. */
const SEQUENCE_ENDS = Array.from(
  { length: SEQUENCES },
  (_, sequence) => `_${String(sequence).padStart(3, '0')}.png`,
);

/** Digits of a file name such as 00000013_008.png; they spell its number. */
const NAME_DIGITS = 11;

/** The number of the image of a patient with a sequence number. */
export const numberOfParts = (patientId: number, sequenceNumber: number): number =>
  patientId * SEQUENCES + sequenceNumber;

/** The number of a file name; null where a text is none. It is asked for every key, so it reads digits. */
export const imageNumberOf = (imageIndex: string): number | null => {
  if (imageIndex.length !== NAME_LENGTH || imageIndex[PATIENT_DIGITS] !== '_') return null;
  if (!imageIndex.endsWith('.png')) return null;
  let number = 0;
  for (let place = 0; place <= NAME_DIGITS; place += 1) {
    if (place === PATIENT_DIGITS) continue;
    const digit = imageIndex.charCodeAt(place) - ZERO;
    if (digit < 0 || digit > 9) return null;
    number = number * 10 + digit;
  }
  return number;
};

/** The numbers of those texts that are file names. */
export const imageNumbersOf = (imageIndexes: readonly string[]): number[] =>
  imageIndexes.flatMap((imageIndex) => imageNumberOf(imageIndex) ?? []);

/** The number of the patient of an image. */
export const patientOf = (imageNumber: number): number => Math.floor(imageNumber / SEQUENCES);

/** The NNN of the file name of an image. */
export const sequenceOf = (imageNumber: number): number => imageNumber % SEQUENCES;

/** The file name of an image. Numbers of a digit more need no padding. */
export const imageIndexOf = (imageNumber: number): string => {
  const patient = String(patientOf(imageNumber) + 10 ** PATIENT_DIGITS);
  return `${patient.slice(1)}${SEQUENCE_ENDS[sequenceOf(imageNumber)]}`;
};

/** The numbers of all file names that begin with a text; null where none does. */
export const imageNumbersFrom = (prefix: string): { first: number; last: number } | null => {
  const digits = /^(\d{1,8})$|^(\d{8})_(?:(\d{0,3})$|(\d{3})(?:\.|\.p|\.pn|\.png)$)/.exec(prefix);
  if (digits === null) return null;
  const [, patient = '', whole = '', begun = '', sequence = ''] = digits;
  const known = patient + whole + begun + sequence;
  const [first, last] = [known.padEnd(NAME_DIGITS, '0'), known.padEnd(NAME_DIGITS, '9')];
  return { first: Number(first), last: Number(last) };
};
