import { LABEL_FILES, type LabelFile } from '../../../label/label-file.ts';
import { NIH_FINDINGS } from '../../../terms/finding.ts';
import { findingBits } from '../../../terms/finding-bits.ts';
import { LabelSetCode } from '../../../terms/label-set-code.ts';
import { LabelSource } from '../../../terms/label-source.ts';
import type { Collection } from './collection.ts';
import { type Column, namesOf, type TableToWrite } from './columns.ts';
import type { LoadedAssessment } from './expert-labels.ts';
import type { Release } from './release.ts';

type AssessmentRow = LoadedAssessment & {
  readonly imageKey: number;
  readonly rawCell: string | null;
};

const COLUMNS: readonly Column<AssessmentRow>[] = [
  { name: 'image_number', type: 'BIGINT', value: (row) => row.imageKey },
  { name: 'label_set', type: namesOf(LabelSetCode), value: (row) => row.file.labelSet },
  { name: 'source', type: namesOf(LabelSource), value: (row) => row.file.source },
  { name: 'reader_id', type: 'TEXT', value: (row) => row.readerId },
  { name: 'file_number', type: 'SMALLINT', value: (row) => row.fileNumber },
  { name: 'row_number', type: 'INTEGER', value: (row) => row.row },
  { name: 'read_number', type: 'SMALLINT', value: (row) => row.readNumber },
  { name: 'assessed', type: 'INTEGER', value: (row) => row.assessed },
  { name: 'present', type: 'INTEGER', value: (row) => row.present },
  { name: 'uncertain', type: 'INTEGER', value: (row) => row.uncertain },
  { name: 'raw_cell', type: 'TEXT', value: (row) => row.rawCell },
];

const NIH_ASSESSED = findingBits(NIH_FINDINGS);

/** The table `assessments`. */
export const assessmentTable = (collection: Collection): TableToWrite<AssessmentRow> => ({
  name: 'assessments',
  columns: COLUMNS,
  rows: rows(collection),
});

// All rows about an image stand together, the NIH files' first, so that look-ups by image read
// few blocks.
function* rows({ images, expert }: Collection): Generator<AssessmentRow> {
  const releases = [images.nlp2017, images.nlp2020].flatMap((release, fileNumber) => {
    const file = LABEL_FILES[fileNumber];
    return release === null || file === undefined ? [] : { release, file, fileNumber };
  });
  let next = 0;
  for (const [imageOrdinal, imageKey] of images.keys.entries()) {
    for (const nih of releases) yield nihRow(nih, { imageOrdinal, imageKey });
    for (let row = expert[next]; row?.imageOrdinal === imageOrdinal; row = expert[next]) {
      yield { ...row, rawCell: null, imageKey };
      next += 1;
    }
  }
}

interface NihRelease {
  readonly release: Release;
  readonly file: LabelFile;
  readonly fileNumber: number;
}

const nihRow = (
  { release: { entries, rowOf }, file, fileNumber }: NihRelease,
  { imageOrdinal, imageKey }: { imageOrdinal: number; imageKey: number },
): AssessmentRow => {
  const row = rowOf[imageOrdinal] ?? 0;
  return {
    imageKey,
    imageOrdinal,
    file,
    fileNumber,
    row: row + 1,
    part: null,
    readerId: null,
    readNumber: 1,
    assessed: NIH_ASSESSED,
    present: entries.present[row] ?? 0,
    uncertain: 0,
    rawCell: entries.cells[entries.cell[row] ?? 0] ?? null,
  };
};
