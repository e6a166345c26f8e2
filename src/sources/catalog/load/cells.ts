import { NIH_SPELLINGS } from '../../../label/label-file.ts';
import type { Finding } from '../../../terms/finding.ts';
import { findingBit } from '../../../terms/finding-bits.ts';
import { parseImageIndex, parsePatientId } from '../../../terms/image-index.ts';
import type { Sex } from '../../../terms/sex.ts';
import type { ViewPosition } from '../../../terms/view-position.ts';
import type { CsvRow } from './csv.ts';
import { LoadError, shown } from './load-error.ts';

// Readers of single cells. Each stops the load with the place, what was wanted and what was found.

/** Stops the load at a cell. */
export const refuse = ({ file, row }: CsvRow, column: string, { wanted, found }: { wanted: string; found: string }): never => {
  throw new LoadError({ file, row, column }, wanted, shown(found));
};

const cell = (row: CsvRow, position: number): string => row.cells[position] ?? '';

/** Where a cell stands: its position in the row, from 0, and its title. */
export interface CellPlace {
  readonly at: number;
  readonly column: string;
}

/** A file name of the collection. */
export const imageCell = (row: CsvRow, { at, column }: CellPlace): string => {
  const found = cell(row, at);
  return parseImageIndex(found) === null
    ? refuse(row, column, { wanted: 'a file name such as "00000013_008.png"', found })
    : found;
};

/** The number of the patient, who must be the one in the file name. */
export const patientCell = (row: CsvRow, { at, column }: CellPlace, imageIndex: string): number => {
  const found = cell(row, at);
  const wanted = parseImageIndex(imageIndex)?.patientId;
  return wanted !== undefined && parsePatientId(found) === wanted
    ? wanted
    : refuse(row, column, { wanted: `the patient of ${imageIndex}`, found });
};

/** A whole number from 0 up, within 32 bits. */
export const integerCell = (row: CsvRow, { at, column }: CellPlace): number => {
  const found = cell(row, at);
  return /^\d{1,9}$/.test(found) ? Number(found) : refuse(row, column, { wanted: 'a whole number', found });
};

/** A number above 0, or from 0 up. */
export const decimalCell = (row: CsvRow, { at, column }: CellPlace, isPositive: boolean): number => {
  const found = cell(row, at);
  const value = /^\d+(\.\d+)?(e[-+]?\d+)?$/i.test(found) ? Number(found) : Number.NaN;
  return Number.isFinite(value) && (value > 0 || !isPositive)
    ? value
    : refuse(row, column, { wanted: isPositive ? 'a number above 0' : 'a number', found });
};

/** F or M. */
export const sexCell = (row: CsvRow, { at, column }: CellPlace): Sex => {
  const found = cell(row, at);
  if (found === 'F') return 'FEMALE';
  return found === 'M' ? 'MALE' : refuse(row, column, { wanted: 'F or M', found });
};

/** AP or PA. */
export const viewCell = (row: CsvRow, { at, column }: CellPlace): ViewPosition => {
  const found = cell(row, at);
  return found === 'AP' || found === 'PA' ? found : refuse(row, column, { wanted: 'AP or PA', found });
};

/** Units of an age in the 2017 release, as a share of a year. */
const AGE_UNITS: Readonly<Record<string, number>> = { Y: 1, M: 1 / 12, D: 1 / 365 };

/** Nobody is older: the releases hold ages of up to 414 years. */
const OLDEST_YEARS = 120;

/** An age: whole years, or null where it is impossible. */
export interface Age {
  readonly years: number | null;
  readonly isImplausible: boolean;
}

const ageOf = (years: number): Age =>
  years > OLDEST_YEARS ? { years: null, isImplausible: true } : { years, isImplausible: false };

/** An age: plain years, or the 2017 form 058Y, 011M, 001D, rounded down to whole years. */
export const ageCell = (row: CsvRow, { at, column }: CellPlace): Age => {
  const found = cell(row, at);
  if (/^\d{1,3}$/.test(found)) return ageOf(Number(found));
  const unit = /^\d{3}[YMD]$/.test(found) ? AGE_UNITS[found.slice(3)] : undefined;
  if (unit === undefined) return refuse(row, column, { wanted: 'years, or an age such as 058Y, 011M, 001D', found });
  return ageOf(Math.floor(Number(found.slice(0, 3)) * unit));
};

const FINDING_BY_SPELLING = new Map([...NIH_SPELLINGS].map(([finding, spelling]) => [spelling, finding]));
const SPELLINGS = [...FINDING_BY_SPELLING.keys()].join(', ');

const bitsByCell = new Map<string, number>([['No Finding', 0]]);

/** The set of the findings of an NIH cell such as Cardiomegaly|Effusion, or No Finding. */
export const findingsCell = (row: CsvRow, { at, column }: CellPlace): number => {
  const found = cell(row, at);
  const known = bitsByCell.get(found);
  if (known !== undefined) return known;
  let bits = 0;
  for (const word of found.split('|')) {
    const finding = FINDING_BY_SPELLING.get(word);
    if (finding === undefined) {
      return refuse(row, column, { wanted: `No Finding, or findings among ${SPELLINGS}`, found: word });
    }
    const bit = findingBit(finding);
    if ((bits & bit) !== 0) return refuse(row, column, { wanted: 'each finding once', found });
    bits |= bit;
  }
  bitsByCell.set(found, bits);
  return bits;
};

/** The finding of a box: Infiltrate there is Infiltration elsewhere. */
export const boxFindingCell = (row: CsvRow, { at, column }: CellPlace): Finding => {
  const found = cell(row, at);
  const finding = FINDING_BY_SPELLING.get(found === 'Infiltrate' ? 'Infiltration' : found);
  return finding ?? refuse(row, column, { wanted: `one of ${SPELLINGS}, Infiltrate`, found });
};

/** A reader's number: text, since it passes 32 bits. */
export const readerCell = (row: CsvRow, { at, column }: CellPlace): string => {
  const found = cell(row, at);
  return /^\d{1,20}$/.test(found) ? found : refuse(row, column, { wanted: "a reader's number", found });
};

/** A cell that must hold one text. */
export const fixedCell = (row: CsvRow, { at, column }: CellPlace, wanted: string): void => {
  const found = cell(row, at);
  if (found !== wanted) refuse(row, column, { wanted: shown(wanted), found });
};
