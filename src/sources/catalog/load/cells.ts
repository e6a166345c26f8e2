import { NIH_SPELLINGS } from '../../../label/label-file.ts';
import type { Finding } from '../../../terms/finding.ts';
import { findingBit } from '../../../terms/finding-bits.ts';
import { imageIndexOf, patientOf } from '../image-number.ts';
import type { CsvRow } from './csv-row.ts';
import { decimalIn } from './decimals.ts';
import { digitsIn, imageKeyIn } from './image-keys.ts';
import { LoadError, shown } from './load-error.ts';

// How single cells are read. Each stops the load with the place, what was wanted and what was found.

/** Where a cell stands: its position in the row, from 0, and its title. */
export interface CellPlace {
  readonly at: number;
  readonly column: string;
}

/** Stops the load at a cell. */
export const refuse = (row: CsvRow, { at, column }: CellPlace, wanted: string): never => {
  const place = { file: row.file, row: row.row, column };
  throw new LoadError({ place, wanted, found: shown(row.text(at)) });
};

const startOf = (row: CsvRow, at: number): number => row.starts[at] ?? 0;
const endOf = (row: CsvRow, at: number): number => row.ends[at] ?? 0;

/** The key of a file name of the collection. */
export const imageCell = (row: CsvRow, place: CellPlace): number => {
  const key = imageKeyIn(row.bytes, startOf(row, place.at), endOf(row, place.at));
  return key < 0 ? refuse(row, place, 'a file name such as "00000013_008.png"') : key;
};

/** Checks that the patient is the one in the file name, with leading zeros or without. */
export const checkPatientCell = (row: CsvRow, place: CellPlace, imageKey: number): void => {
  const found = digitsIn(row.bytes, startOf(row, place.at), endOf(row, place.at));
  if (found !== patientOf(imageKey)) refuse(row, place, `the patient of ${imageIndexOf(imageKey)}`);
};

/** A whole number from 0 up, of at most nine digits. */
export const integerCell = (row: CsvRow, place: CellPlace): number => {
  const found = digitsIn(row.bytes, startOf(row, place.at), endOf(row, place.at));
  return found < 0 ? refuse(row, place, 'a whole number') : found;
};

// Few numbers occur, and often: a text is read as a number once.
const decimals = new Map<string, number>();

/** A number from 0 up, or, where it must be positive, above 0. */
export const decimalCell = (row: CsvRow, place: CellPlace, isPositive: boolean): number => {
  const plain = decimalIn(row.bytes, startOf(row, place.at), endOf(row, place.at));
  if (plain > 0) return plain;
  const found = row.text(place.at);
  const known = decimals.get(found);
  const value = known ?? (/^\d+(\.\d+)?(e[-+]?\d+)?$/i.test(found) ? Number(found) : Number.NaN);
  if (known === undefined && decimals.size < 10_000) decimals.set(found, value);
  if (Number.isFinite(value) && (value > 0 || !isPositive)) return value;
  return refuse(row, place, isPositive ? 'a number above 0' : 'a number');
};

/** Which of some short texts a cell holds: its position among them. */
export const choiceCell = (row: CsvRow, place: CellPlace, choices: readonly string[]): number => {
  const found = choices.indexOf(row.text(place.at));
  return found < 0 ? refuse(row, place, choices.join(' or ')) : found;
};

/** Nobody is older: the releases hold ages of up to 414 years. */
const OLDEST_YEARS = 120;

/** Stands for an age that is impossible. */
export const IMPLAUSIBLE_AGE = -1;

/** Units of an age in the 2017 release, as how many make a year. */
const AGE_UNITS: Readonly<Record<string, number>> = { Y: 1, M: 12, D: 365 };

/**
 * An age in whole years, rounded down; IMPLAUSIBLE_AGE above 120.
 *
 * It is spelled as plain years, or in the 2017 form: 058Y, 011M, 001D.
 */
export const ageCell = (row: CsvRow, place: CellPlace): number => {
  const [start, end] = [startOf(row, place.at), endOf(row, place.at)];
  const plain = end - start > 3 ? -1 : digitsIn(row.bytes, start, end);
  if (plain >= 0) return plain > OLDEST_YEARS ? IMPLAUSIBLE_AGE : plain;
  const unit = AGE_UNITS[String.fromCharCode(row.bytes[end - 1] ?? 0)];
  const count = end - start === 4 ? digitsIn(row.bytes, start, end - 1) : -1;
  if (unit === undefined || count < 0) {
    return refuse(row, place, 'years, or an age such as 058Y, 011M, 001D');
  }
  const years = Math.floor(count / unit);
  return years > OLDEST_YEARS ? IMPLAUSIBLE_AGE : years;
};

const FINDING_BY_SPELLING = new Map(
  [...NIH_SPELLINGS].map(([finding, spelling]) => [spelling, finding]),
);
const SPELLINGS = [...FINDING_BY_SPELLING.keys()].join(', ');

/** The set of the findings of an NIH cell such as Cardiomegaly|Effusion, or No Finding. */
export const findingsIn = (row: CsvRow, place: CellPlace): number => {
  const found = row.text(place.at);
  if (found === 'No Finding') return 0;
  let bits = 0;
  for (const word of found.split('|')) {
    const finding = FINDING_BY_SPELLING.get(word);
    if (finding === undefined)
      return refuse(row, place, `No Finding, or findings among ${SPELLINGS}`);
    const bit = findingBit(finding);
    if ((bits & bit) !== 0) return refuse(row, place, 'each finding once');
    bits |= bit;
  }
  return bits;
};

/** The finding of a box: Infiltrate there is Infiltration elsewhere. */
export const boxFindingCell = (row: CsvRow, place: CellPlace): Finding => {
  const found = row.text(place.at);
  const finding = FINDING_BY_SPELLING.get(found === 'Infiltrate' ? 'Infiltration' : found);
  return finding ?? refuse(row, place, `one of ${SPELLINGS}, Infiltrate`);
};

/** A reader's number: text, since it passes 32 bits. */
export const readerCell = (row: CsvRow, place: CellPlace): string => {
  const found = row.text(place.at);
  return /^\d{1,20}$/.test(found) ? found : refuse(row, place, "a reader's number");
};
