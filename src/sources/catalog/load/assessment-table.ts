import { LABEL_FILES, type LabelFile } from '../../../label/label-file.ts';
import { NIH_FINDINGS } from '../../../terms/finding.ts';
import { findingBits } from '../../../terms/finding-bits.ts';
import { LabelSetCode } from '../../../terms/label-set-code.ts';
import { LabelSource } from '../../../terms/label-source.ts';
import type { Collection } from './collection.ts';
import { type CellValue, type ColumnType, namesOf, type TableToWrite } from './columns.ts';
import { rowNumberOf } from './data-entry.ts';
import type { LoadedAssessment } from './expert-labels.ts';
import type { Release } from './release.ts';

const NIH_ASSESSED = findingBits(NIH_FINDINGS);

/** A release of the NIH labels, and its file. */
interface NihRelease {
  readonly release: Release;
  readonly file: LabelFile;
  readonly fileNumber: number;
}

type OfNih = (release: NihRelease, ordinal: number) => CellValue;
type OfExpert = (read: LoadedAssessment) => CellValue;

/** A column, with its value in a row of a release about an image, by its ordinal, and in an expert's. */
type Cells = readonly [name: string, type: ColumnType, ofNih: OfNih, ofExpert: OfExpert];

const CELLS: readonly Cells[] = [
  ['label_set', namesOf(LabelSetCode), ({ file }) => file.labelSet, ({ file }) => file.labelSet],
  ['source', namesOf(LabelSource), ({ file }) => file.source, ({ file }) => file.source],
  ['reader_id', 'TEXT', () => null, ({ readerId }) => readerId],
  ['file_number', 'SMALLINT', ({ fileNumber }) => fileNumber, ({ fileNumber }) => fileNumber],
  ['row_number', 'INTEGER', (nih, ordinal) => rowNumber(nih, ordinal), ({ row }) => row],
  ['read_number', 'SMALLINT', () => 1, ({ readNumber }) => readNumber],
  ['assessed', 'INTEGER', () => NIH_ASSESSED, ({ assessed }) => assessed],
  ['present', 'INTEGER', (nih, ordinal) => presentIn(nih, ordinal), ({ present }) => present],
  ['uncertain', 'INTEGER', () => 0, ({ uncertain }) => uncertain],
  ['raw_cell', 'TEXT', (nih, ordinal) => rawCell(nih, ordinal), () => null],
];

/**
 * The table `assessments`. A row is a number, as objects would be garbage by the hundred thousand: that of
 * an image and a release of the NIH labels (see rowsOf), or below 0 that of an expert's row.
 */
export const assessmentTable = ({ images, expert }: Collection): TableToWrite<number> => {
  const { keys } = images;
  const releases = releasesOf(images);
  const of = cellReader(releases, expert);
  const ofKey = of(
    (_, ordinal) => keys[ordinal] ?? 0,
    ({ imageOrdinal }) => keys[imageOrdinal] ?? 0,
  );
  return {
    name: 'assessments',
    columns: [
      { name: 'image_number', type: 'BIGINT', value: ofKey },
      ...CELLS.map(([name, type, ofNih, ofExpert]) => ({ name, type, value: of(ofNih, ofExpert) })),
    ],
    rows: rowsOf(keys.length, releases.length, expert),
  };
};

const releasesOf = ({ nlp2017, nlp2020 }: Collection['images']): NihRelease[] =>
  [nlp2017, nlp2020].flatMap((release, fileNumber) => {
    const file = LABEL_FILES[fileNumber];
    return release === null || file === undefined ? [] : { release, file, fileNumber };
  });

// All rows about an image stand together, the NIH files' first, so that look-ups by image read
// few blocks.
function* rowsOf(
  images: number,
  releases: number,
  expert: readonly LoadedAssessment[],
): Generator<number> {
  let next = 0;
  for (let ordinal = 0; ordinal < images; ordinal += 1) {
    for (let release = 0; release < releases; release += 1) yield ordinal * releases + release;
    for (; expert[next]?.imageOrdinal === ordinal; next += 1) yield -1 - next;
  }
}

const cellReader =
  (releases: readonly NihRelease[], expert: readonly LoadedAssessment[]) =>
  (ofNih: OfNih, ofExpert: OfExpert) =>
  (row: number): CellValue => {
    const read = row < 0 ? expert[-1 - row] : undefined;
    if (read !== undefined) return ofExpert(read);
    const release = releases[row % releases.length];
    return release === undefined ? null : ofNih(release, Math.floor(row / releases.length));
  };

const rowNumber = ({ release: { entries, rowOf } }: NihRelease, ordinal: number): number =>
  rowNumberOf(entries, rowOf[ordinal] ?? 0);

const presentIn = ({ release: { entries, rowOf } }: NihRelease, ordinal: number): number =>
  entries.present[rowOf[ordinal] ?? 0] ?? 0;

const rawCell = ({ release: { entries, rowOf } }: NihRelease, ordinal: number): string | null =>
  entries.cells[entries.cell[rowOf[ordinal] ?? 0] ?? 0] ?? null;
