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

const FINDINGS = { at: 1, column: 'Finding Labels' };

const SEXES = ['F', 'M'];
const VIEWS = ['AP', 'PA'];

/** The rows of a release. LoadError at the first cell that is wrong. */
export const readEntries = (file: PublishedFile): Entries => {
  const { columns, cells, read } = createEntryParser(countLines(file));
  const count = forEachRow(file, DATA_ENTRY, (row) => read(row, row.row - 1));
  return { ...columns, keys: columns.keys.subarray(0, count), file: file.name, count, cells };
};

/** How to read rows that begin like those of a Data_Entry file, checking each cell. */
export const createEntryParser = (rows: number) => {
  const columns = allocate(rows);
  const findings = createFindingsParser();
  const read = (row: CsvRow, i: number): void => {
    const key = imageCell(row, { at: 0, column: 'Image Index' });
    checkPatientCell(row, { at: 3, column: 'Patient ID' }, key);
    const { position, present } = findings.read(row);
    columns.keys[i] = key;
    columns.cell[i] = position;
    columns.present[i] = present;
    columns.followUp[i] = integerCell(row, { at: 2, column: 'Follow-up #' });
    columns.age[i] = ageCell(row, { at: 4, column: 'Patient Age' });
    columns.sex[i] = choiceCell(row, { at: 5, column: 'Patient Gender' }, SEXES);
    columns.view[i] = choiceCell(row, { at: 6, column: 'View Position' }, VIEWS);
    columns.widthPx[i] = integerCell(row, { at: 7, column: 'OriginalImage[Width' });
    columns.heightPx[i] = integerCell(row, { at: 8, column: 'Height]' });
    columns.spacingXMm[i] = decimalCell(
      row,
      { at: 9, column: 'OriginalImagePixelSpacing[x' },
      true,
    );
    columns.spacingYMm[i] = decimalCell(row, { at: 10, column: 'y]' }, true);
  };
  return { columns, cells: findings.cells, read };
};

/** Reads cells of findings; the few hundred spellings that occur are understood once each. */
const createFindingsParser = () => {
  const positions = new Map<string, number>();
  const cells: string[] = [];
  const bits: number[] = [];
  const read = (row: CsvRow): { readonly position: number; readonly present: number } => {
    const found = row.text(FINDINGS.at);
    const known = positions.get(found);
    if (known !== undefined) return { position: known, present: bits[known] ?? 0 };
    const present = findingsIn(row, FINDINGS);
    positions.set(found, cells.length);
    bits.push(present);
    return { position: cells.push(found) - 1, present };
  };
  return { cells, read };
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
