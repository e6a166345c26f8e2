import type { DicomDataset, DicomElement, DicomValue, PersonName } from './dicom-json.ts';

/** Greatest whole number that the graph's Int holds. */
const MAX_INT = 2 ** 31 - 1;

/** The first value of an element as a text; null where there is none. */
export const firstText = (dataset: DicomDataset, tag: string): string | null => {
  const value = dataset[tag]?.Value?.[0];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
};

/** The first value of an element as a whole number from 0; null where there is none. */
export const firstCount = (dataset: DicomDataset, tag: string): number | null => {
  const text = firstText(dataset, tag)?.trim() ?? '';
  const value = /^\+?\d+$/.test(text) ? Number(text) : Number.NaN;
  return value <= MAX_INT ? value : null;
};

/**
 * The values of an element as texts; none of a sequence.
 *
 * Shape: numbers as JavaScript writes them, an empty value among others as "", binary values as one
 * Base64 text, a person's name with its groups behind each other as DICOM writes it.
 */
export const textsOf = ({ vr, Value = [], InlineBinary }: DicomElement): readonly string[] => {
  if (vr === 'SQ') return [];
  return InlineBinary === undefined ? Value.map(textOf) : [InlineBinary];
};

/** The items of a sequence; none of any other element. */
export const itemsOf = ({ vr, Value = [] }: DicomElement): readonly DicomDataset[] =>
  vr === 'SQ' ? Value.map((value) => (isDataset(value) ? value : {})) : [];

const textOf = (value: DicomValue): string => {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  return isDataset(value) ? '' : nameText(value);
};

/** Alphabetic=Ideographic=Phonetic, without empty groups at the end (PS3.5 6.2.1). */
const nameText = ({ Alphabetic = '', Ideographic = '', Phonetic = '' }: PersonName): string =>
  `${Alphabetic}=${Ideographic}=${Phonetic}`.replace(/=+$/, '');

const isDataset = (value: DicomValue): value is DicomDataset =>
  typeof value === 'object' &&
  value !== null &&
  !['Alphabetic', 'Ideographic', 'Phonetic'].some((group) => group in value);
