import {
  ageCell,
  checkPatientCell,
  choiceCell,
  decimalCell,
  findingsIn,
  imageCell,
  integerCell,
} from './cells.ts';
import { countLines, forEachRow } from './csv.ts';
import type { CsvRow } from './csv-row.ts';
import { DATA_ENTRY } from './layouts.ts';
import type { PublishedFile } from './published-folder.ts';

/**
 * The rows of a Data_Entry file, column by column, in the order of the file: a release has over a
 * hundred thousand, and as objects they would take more memory than everything else.
 */
export interface Entries {
  readonly file: string;
  readonly count: number;
  /** The number of each row in the file, from 1; left out: as they stand here. */
  readonly rowNumbers?: Uint32Array | undefined;
  /** See image-keys.ts. */
  readonly keys: Float64Array;
  /** Findings present, as a bit set. */
  readonly present: Int32Array;
  /** The cell of the findings as it stands: a position in `cells`. */
  readonly cell: Uint32Array;
  readonly cells: readonly string[];
  readonly followUp: Int32Array;
  /** Whole years, or IMPLAUSIBLE_AGE. */
  readonly age: Int16Array;
  /** 0 is F, 1 is M. */
  readonly sex: Uint8Array;
  /** 0 is AP, 1 is PA. */
  readonly view: Uint8Array;
  readonly widthPx: Int32Array;
  readonly heightPx: Int32Array;
  readonly spacingXMm: Float64Array;
  readonly spacingYMm: Float64Array;
}

// Made once: cells are read by the million.
const IMAGE = { at: 0, column: 'Image Index' };
const FINDINGS = { at: 1, column: 'Finding Labels' };
const FOLLOW_UP = { at: 2, column: 'Follow-up #' };
const PATIENT = { at: 3, column: 'Patient ID' };
const AGE = { at: 4, column: 'Patient Age' };
const SEX = { at: 5, column: 'Patient Gender' };
const VIEW = { at: 6, column: 'View Position' };
const WIDTH = { at: 7, column: 'OriginalImage[Width' };
const HEIGHT = { at: 8, column: 'Height]' };
const SPACING_X = { at: 9, column: 'OriginalImagePixelSpacing[x' };
const SPACING_Y = { at: 10, column: 'y]' };

const SEXES = ['F', 'M'];
const VIEWS = ['AP', 'PA'];

/** The rows of a release. LoadError at the first cell that is wrong. */
export const readEntries = (file: PublishedFile): Entries => {
  const { columns, cells, read } = createEntryParser(countLines(file));
  let count = 0;
  forEachRow(file, DATA_ENTRY, (row) => {
    read(row, count);
    count += 1;
  });
  const { name, rowNumbers } = file;
  return {
    ...columns,
    keys: columns.keys.subarray(0, count),
    file: name,
    count,
    rowNumbers,
    cells,
  };
};

/** The number of a row in its file, from 1. */
export const rowNumberOf = ({ rowNumbers }: Entries, row: number): number =>
  rowNumbers?.[row] ?? row + 1;

/** How to read rows that begin like those of a Data_Entry file, checking each cell. */
export const createEntryParser = (rows: number) => {
  const columns = allocate(rows);
  const findings = createFindingsParser();
  const read = (row: CsvRow, i: number): void => {
    const key = imageCell(row, IMAGE);
    checkPatientCell(row, PATIENT, key);
    const position = findings.read(row);
    columns.keys[i] = key;
    columns.cell[i] = position;
    columns.present[i] = findings.bits[position] ?? 0;
    columns.followUp[i] = integerCell(row, FOLLOW_UP);
    columns.age[i] = ageCell(row, AGE);
    columns.sex[i] = choiceCell(row, SEX, SEXES);
    columns.view[i] = choiceCell(row, VIEW, VIEWS);
    columns.widthPx[i] = integerCell(row, WIDTH);
    columns.heightPx[i] = integerCell(row, HEIGHT);
    columns.spacingXMm[i] = decimalCell(row, SPACING_X, true);
    columns.spacingYMm[i] = decimalCell(row, SPACING_Y, true);
  };
  return { columns, cells: findings.cells, read };
};

/** Reads cells of findings; the few hundred spellings that occur are understood once each. */
const createFindingsParser = () => {
  const positions = new Map<string, number>();
  const cells: string[] = [];
  const bits: number[] = [];
  const read = (row: CsvRow): number => {
    const found = row.text(FINDINGS.at);
    const known = positions.get(found);
    if (known !== undefined) return known;
    bits.push(findingsIn(row, FINDINGS));
    positions.set(found, cells.length);
    return cells.push(found) - 1;
  };
  return { cells, bits, read };
};

const allocate = (rows: number) => ({
  keys: new Float64Array(rows),
  present: new Int32Array(rows),
  cell: new Uint32Array(rows),
  followUp: new Int32Array(rows),
  age: new Int16Array(rows),
  sex: new Uint8Array(rows),
  view: new Uint8Array(rows),
  widthPx: new Int32Array(rows),
  heightPx: new Int32Array(rows),
  spacingXMm: new Float64Array(rows),
  spacingYMm: new Float64Array(rows),
});
