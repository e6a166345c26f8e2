import type { LabelFile } from '../../../label/label-file.ts';
import { imageIndexOf } from '../image-number.ts';
import { checkPatientCell, choiceCell, imageCell, readerCell } from './cells.ts';
import { forEachRow } from './csv.ts';
import type { CsvRow } from './csv-row.ts';
import { createEntryParser } from './data-entry.ts';
import { type ExpertLayout, expertFileOf } from './expert-layouts.ts';
import type { LoadedImages } from './images.ts';
import { LoadError, shown } from './load-error.ts';
import type { PublishedFile } from './published-folder.ts';
import { type Verdicts, verdictReader } from './verdicts.ts';

/** A row of a label file, on its way into the catalog. */
export interface LoadedAssessment extends Verdicts {
  readonly imageOrdinal: number;
  readonly file: LabelFile;
  readonly fileNumber: number;
  readonly row: number;
  /** The published part of the set that the row names: val or test; null where there is one. */
  readonly part: string | null;
  readonly readerId: string | null;
  readonly readNumber: number;
}

/** Reads an expert file. LoadError for unknown images, readers, sets and verdicts. */
export const readExpertFile = (
  published: PublishedFile,
  images: LoadedImages,
): LoadedAssessment[] => {
  const { fileNumber, file, layout } = expertFileOf(published.name);
  const countRead = createReadCounter(layout.reader === null);
  const entry = createEntryParser(1);
  const verdictsIn = verdictReader(file, layout.firstFinding);
  const rows: LoadedAssessment[] = [];
  forEachRow(published, layout.csv, (row) => {
    const key = imageCell(row, layout.image);
    checkPatientCell(row, layout.patient, key);
    if (layout.hasEntry) entry.read(row, 0);
    const readerId = layout.reader === null ? null : readerCell(row, layout.reader);
    rows.push({
      imageOrdinal: images.ordinalOf(key, {
        file: row.file,
        row: row.row,
        column: layout.image.column,
      }),
      file,
      fileNumber,
      row: row.row,
      part: partOf(row, layout),
      readerId,
      readNumber: countRead(row, key, readerId),
      ...verdictsIn(row),
    });
  });
  return rows;
};

const partOf = (row: CsvRow, { set, csv }: ExpertLayout): string | null => {
  if (set === null) return null;
  const place = { at: csv.columns.length - 1, column: set.column };
  return set.names[choiceCell(row, place, set.names)] ?? null;
};

/** Counts how often each reader read an image, and refuses an image that a final file holds twice. */
const createReadCounter = (isFinal: boolean) => {
  const counts = new Map<string, number>();
  return (row: CsvRow, imageKey: number, readerId: string | null): number => {
    const key = `${imageKey}/${readerId ?? ''}`;
    const count = (counts.get(key) ?? 0) + 1;
    if (isFinal && count > 1) {
      throw new LoadError({
        place: { file: row.file, row: row.row },
        wanted: 'each image once',
        found: `${shown(imageIndexOf(imageKey))} again`,
      });
    }
    counts.set(key, count);
    return count;
  };
};
