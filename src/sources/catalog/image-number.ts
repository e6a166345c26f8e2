import { parseImageIndex } from '../../terms/image-index.ts';

// The catalog knows an image by its file name as one number: patient * 1000 + sequence number. It
// sorts like the name and gives it back, so that no table holds the name and no statement joins
// `images` only to tell it.

const SEQUENCES = 1000;

/** Digits of a file name such as 00000013_008.png; they spell its number. */
const NAME_DIGITS = 11;

/** The number of the image of a patient with a sequence number. */
export const numberOfParts = (patientId: number, sequenceNumber: number): number =>
  patientId * SEQUENCES + sequenceNumber;

/** The number of a file name; null where a text is none. */
export const imageNumberOf = (imageIndex: string): number | null => {
  const name = parseImageIndex(imageIndex);
  return name === null ? null : numberOfParts(name.patientId, name.sequenceNumber);
};

/** The numbers of those texts that are file names. */
export const imageNumbersOf = (imageIndexes: readonly string[]): number[] =>
  imageIndexes.flatMap((imageIndex) => imageNumberOf(imageIndex) ?? []);

/** The number of the patient of an image. */
export const patientOf = (imageNumber: number): number => Math.floor(imageNumber / SEQUENCES);

/** The NNN of the file name of an image. */
export const sequenceOf = (imageNumber: number): number => imageNumber % SEQUENCES;

/** The file name of an image. */
export const imageIndexOf = (imageNumber: number): string =>
  `${String(patientOf(imageNumber)).padStart(8, '0')}_${String(sequenceOf(imageNumber)).padStart(3, '0')}.png`;

/** The numbers of all file names that begin with a text; null where none does. */
export const imageNumbersFrom = (prefix: string): { first: number; last: number } | null => {
  const digits = /^(\d{1,8})$|^(\d{8})_(?:(\d{0,3})$|(\d{3})(?:\.|\.p|\.pn|\.png)$)/.exec(prefix);
  if (digits === null) return null;
  const [, patient = '', whole = '', begun = '', sequence = ''] = digits;
  const known = patient + whole + begun + sequence;
  const [first, last] = [known.padEnd(NAME_DIGITS, '0'), known.padEnd(NAME_DIGITS, '9')];
  return { first: Number(first), last: Number(last) };
};
