import type { Sex } from '../../../terms/sex.ts';
import { parseImageIndex } from '../../../terms/image-index.ts';
import type { ViewPosition } from '../../../terms/view-position.ts';
import {
  type Age,
  ageCell,
  decimalCell,
  findingsCell,
  imageCell,
  integerCell,
  patientCell,
  sexCell,
  viewCell,
} from './cells.ts';
import { type CsvRow, readCsv } from './csv.ts';
import { DATA_ENTRY } from './layouts.ts';
import { LoadError, shown } from './load-error.ts';
import type { PublishedFile } from './published-folder.ts';

/** What one row of a Data_Entry file says of its image. */
export interface Entry {
  readonly imageIndex: string;
  readonly patientId: number;
  readonly sequenceNumber: number;
  readonly present: number;
  /** The cell of the findings, as it stands. */
  readonly rawCell: string;
  readonly followUpNumber: number;
  readonly age: Age;
  readonly sex: Sex;
  readonly viewPosition: ViewPosition;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly spacingXMm: number;
  readonly spacingYMm: number;
  readonly row: number;
}

/** Reads the first eleven cells of a row, which the four-findings label files share. */
export const entryOf = (row: CsvRow): Entry => {
  const imageIndex = imageCell(row, { at: 0, column: 'Image Index' });
  return {
    imageIndex,
    patientId: patientCell(row, { at: 3, column: 'Patient ID' }, imageIndex),
    sequenceNumber: parseImageIndex(imageIndex)?.sequenceNumber ?? 0,
    present: findingsCell(row, { at: 1, column: 'Finding Labels' }),
    rawCell: row.cells[1] ?? '',
    followUpNumber: integerCell(row, { at: 2, column: 'Follow-up #' }),
    age: ageCell(row, { at: 4, column: 'Patient Age' }),
    sex: sexCell(row, { at: 5, column: 'Patient Gender' }),
    viewPosition: viewCell(row, { at: 6, column: 'View Position' }),
    widthPx: integerCell(row, { at: 7, column: 'OriginalImage[Width' }),
    heightPx: integerCell(row, { at: 8, column: 'Height]' }),
    spacingXMm: decimalCell(row, { at: 9, column: 'OriginalImagePixelSpacing[x' }, true),
    spacingYMm: decimalCell(row, { at: 10, column: 'y]' }, true),
    row: row.row,
  };
};

/** The images of a release, by file name. LoadError where one stands there twice. */
export const readDataEntry = (file: PublishedFile): Map<string, Entry> => {
  const entries = new Map<string, Entry>();
  for (const row of readCsv(file, DATA_ENTRY)) {
    const entry = entryOf(row);
    const earlier = entries.get(entry.imageIndex);
    if (earlier !== undefined) {
      const place = { file: file.name, row: row.row, column: 'Image Index' };
      throw new LoadError(place, 'each image once', `${shown(entry.imageIndex)} as in row ${earlier.row}`);
    }
    entries.set(entry.imageIndex, entry);
  }
  return entries;
};
