import type { LabelFile } from '../../../label/label-file.ts';
import { LABEL_FILES } from '../../../label/label-file.ts';
import type { Finding } from '../../../terms/finding.ts';
import { findingBit } from '../../../terms/finding-bits.ts';
import {
  type CellPlace,
  checkPatientCell,
  choiceCell,
  imageCell,
  readerCell,
  refuse,
} from './cells.ts';
import { type CsvLayout, type CsvRow, forEachRow } from './csv.ts';
import { createEntryReader } from './data-entry.ts';
import { nameOfImage } from './image-keys.ts';
import type { LoadedImages } from './images.ts';
import { ALL_FINDINGS, ALL_FINDINGS_READS, FOUR_FINDINGS, FOUR_FINDINGS_READS } from './layouts.ts';
import { LoadError, shown } from './load-error.ts';
import type { PublishedFile } from './published-folder.ts';

/** A row of a label file, on its way into the catalog. */
export interface LoadedAssessment {
  readonly imageOrdinal: number;
  readonly file: LabelFile;
  readonly fileNumber: number;
  readonly row: number;
  readonly readerId: string | null;
  readonly readNumber: number;
  readonly assessed: number;
  readonly present: number;
  readonly uncertain: number;
}

/** How the rows of an expert file are laid out. */
interface ExpertLayout {
  readonly layout: CsvLayout;
  readonly image: CellPlace;
  readonly patient: CellPlace;
  readonly reader: CellPlace | null;
  readonly firstFinding: number;
  /** The set that the row must name, in its last cell. */
  readonly set: { readonly column: string; readonly names: readonly string[] } | null;
  /** Whether the row begins like one of a Data_Entry file. */
  readonly hasEntry: boolean;
}

const four = (set: string): ExpertLayout => ({
  layout: FOUR_FINDINGS,
  image: { at: 0, column: 'Image Index' },
  patient: { at: 3, column: 'Patient ID' },
  reader: null,
  firstFinding: 11,
  set: { column: 'Set Id', names: [set] },
  hasEntry: true,
});

const all = (layout: CsvLayout, reader: CellPlace | null): ExpertLayout => ({
  layout,
  image: { at: 0, column: 'Image ID' },
  patient: { at: 1, column: 'Patient ID' },
  reader,
  firstFinding: reader === null ? 2 : 3,
  set: null,
  hasEntry: false,
});

const LAYOUTS: Readonly<Record<string, ExpertLayout>> = {
  'four_findings_expert_labels/individual_readers.csv': {
    layout: FOUR_FINDINGS_READS,
    image: { at: 1, column: 'Image ID' },
    patient: { at: 0, column: 'Patient ID' },
    reader: { at: 2, column: 'Reader ID' },
    firstFinding: 3,
    set: { column: 'Set ID', names: ['val', 'test'] },
    hasEntry: false,
  },
  'four_findings_expert_labels/validation_labels.csv': four('val'),
  'four_findings_expert_labels/test_labels.csv': four('test'),
  'all_findings_expert_labels/test_individual_readers.csv': all(ALL_FINDINGS_READS, {
    at: 2,
    column: 'Reader ID',
  }),
  'all_findings_expert_labels/test_labels.csv': all(ALL_FINDINGS, null),
};

/** What a verdict says; null where the cell is empty: not assessed. */
const verdictOf = (
  row: CsvRow,
  place: CellPlace,
  { asNumber, mayHedge }: { asNumber: boolean; mayHedge: boolean },
) => {
  const found = row.text(place.at);
  if (found === '') return null;
  if (found === (asNumber ? '1' : 'YES')) return 'PRESENT';
  if (found === (asNumber ? '0' : 'NO')) return 'ABSENT';
  if (mayHedge && found === 'HEDGE') return 'UNCERTAIN';
  const wanted = asNumber ? '0 or 1' : `YES or NO${mayHedge ? ' or HEDGE' : ''}`;
  return refuse(row, place, wanted);
};

const readVerdicts = (row: CsvRow, file: LabelFile, firstFinding: number) => {
  const bits = { assessed: 0, present: 0, uncertain: 0 };
  [...file.columns].forEach(([finding, column]: [Finding, string], i) => {
    const verdict = verdictOf(
      row,
      { at: firstFinding + i, column },
      { asNumber: file.asNumbers.includes(finding), mayHedge: file.hedged.includes(finding) },
    );
    const bit = findingBit(finding);
    if (verdict !== null) bits.assessed |= bit;
    if (verdict === 'PRESENT') bits.present |= bit;
    if (verdict === 'UNCERTAIN') bits.uncertain |= bit;
  });
  return bits;
};

const checkSet = (row: CsvRow, { set, layout }: ExpertLayout): void => {
  if (set !== null)
    choiceCell(row, { at: layout.columns.length - 1, column: set.column }, set.names);
};

/** Counts how often each reader read an image, and refuses an image that a final file holds twice. */
const readCounter = (isFinal: boolean) => {
  const counts = new Map<string, number>();
  return (row: CsvRow, imageKey: number, readerId: string | null): number => {
    const key = `${imageKey}/${readerId ?? ''}`;
    const count = (counts.get(key) ?? 0) + 1;
    if (isFinal && count > 1) {
      const place = { file: row.file, row: row.row };
      throw new LoadError(place, 'each image once', `${shown(nameOfImage(imageKey))} again`);
    }
    counts.set(key, count);
    return count;
  };
};

const fileOf = (name: string) => {
  const fileNumber = LABEL_FILES.findIndex((file) => file.name === name);
  const file = LABEL_FILES[fileNumber];
  const expert = LAYOUTS[name];
  if (file === undefined || expert === undefined)
    throw new RangeError(`${name} is no expert file.`);
  return { fileNumber, file, expert };
};

/** Reads an expert file. LoadError for unknown images, readers, sets and verdicts. */
export const readExpertFile = (
  published: PublishedFile,
  images: LoadedImages,
): LoadedAssessment[] => {
  const { fileNumber, file, expert } = fileOf(published.name);
  const countRead = readCounter(expert.reader === null);
  const entry = createEntryReader(1);
  const rows: LoadedAssessment[] = [];
  forEachRow(published, expert.layout, (row) => {
    const key = imageCell(row, expert.image);
    checkPatientCell(row, expert.patient, key);
    if (expert.hasEntry) entry.read(row, 0);
    checkSet(row, expert);
    const readerId = expert.reader === null ? null : readerCell(row, expert.reader);
    rows.push({
      imageOrdinal: images.ordinalOf(key, {
        file: row.file,
        row: row.row,
        column: expert.image.column,
      }),
      file,
      fileNumber,
      row: row.row,
      readerId,
      readNumber: countRead(row, key, readerId),
      ...readVerdicts(row, file, expert.firstFinding),
    });
  });
  return rows;
};
