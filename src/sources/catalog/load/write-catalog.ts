import { BOOLEAN, DOUBLE, type DuckDBConnection, ENUM, INTEGER, SMALLINT, VARCHAR } from '@duckdb/node-api';
import { Finding } from '../../../terms/finding.ts';
import { dicomUid } from '../../../terms/dicom-uid.ts';
import { LabelSetCode } from '../../../terms/label-set-code.ts';
import { LabelSource } from '../../../terms/label-source.ts';
import { Sex } from '../../../terms/sex.ts';
import { Split } from '../../../terms/split.ts';
import { ViewPosition } from '../../../terms/view-position.ts';
import { GROUND_TRUTH_READERS } from '../../../terms/vocabulary.ts';
import { qualityBits } from '../tables.ts';
import { type Collection, nihAssessments } from './collection.ts';
import type { LoadedBox } from './boxes.ts';
import type { LoadedAssessment } from './expert-labels.ts';
import type { LoadedImage } from './images.ts';
import { type ReadingSummary, summariseReads } from './reading-summary.ts';
import { type Column, writeTable } from './write-table.ts';

// DuckDB stores an enumeration in one byte and compares it as a text.
const names = (values: object) => ENUM(Object.keys(values));

interface ImageRow {
  readonly ordinal: number;
  readonly image: LoadedImage;
  readonly reads: ReadingSummary | undefined;
}

const qualityOf = ({ image: { entry, nlp2017, nlp2020 }, reads }: ImageRow): number =>
  qualityBits([
    ...(nlp2017?.age.isImplausible || nlp2020?.age.isImplausible ? ['IMPLAUSIBLE_AGE' as const] : []),
    ...(reads?.fewerThanThreeReaders ? ['FEWER_THAN_THREE_READERS' as const] : []),
    ...(reads?.hasRepeatedRead ? ['REPEATED_READ' as const] : []),
    ...(nlp2017 && nlp2020 && nlp2017.present !== nlp2020.present
      ? ['LABELS_CHANGED_BETWEEN_RELEASES' as const]
      : []),
    ...(entry.followUpNumber !== entry.sequenceNumber ? ['FOLLOW_UP_RENUMBERED' as const] : []),
  ]);

const IMAGES: readonly Column<ImageRow>[] = [
  { name: 'ordinal', type: INTEGER, value: ({ ordinal }) => ordinal },
  { name: 'image_index', type: VARCHAR, value: ({ image }) => image.entry.imageIndex },
  { name: 'sequence_number', type: SMALLINT, value: ({ image }) => image.entry.sequenceNumber },
  { name: 'follow_up_number', type: INTEGER, value: ({ image }) => image.entry.followUpNumber },
  { name: 'patient_id', type: INTEGER, value: ({ image }) => image.entry.patientId },
  { name: 'sex', type: names(Sex), value: ({ image }) => image.entry.sex },
  { name: 'view_position', type: names(ViewPosition), value: ({ image }) => image.entry.viewPosition },
  { name: 'age_years', type: SMALLINT, value: ({ image }) => image.entry.age.years },
  { name: 'width_px', type: INTEGER, value: ({ image }) => image.entry.widthPx },
  { name: 'height_px', type: INTEGER, value: ({ image }) => image.entry.heightPx },
  { name: 'spacing_x_mm', type: DOUBLE, value: ({ image }) => image.entry.spacingXMm },
  { name: 'spacing_y_mm', type: DOUBLE, value: ({ image }) => image.entry.spacingYMm },
  { name: 'split', type: names(Split), value: ({ image }) => image.split },
  { name: 'study_uid', type: VARCHAR, value: ({ image }) => dicomUid(image.entry.imageIndex, 'study') },
  { name: 'series_uid', type: VARCHAR, value: ({ image }) => dicomUid(image.entry.imageIndex, 'series') },
  { name: 'instance_uid', type: VARCHAR, value: ({ image }) => dicomUid(image.entry.imageIndex, 'instance') },
  { name: 'quality', type: INTEGER, value: qualityOf },
  { name: 'nlp_2017', type: INTEGER, value: ({ image }) => image.nlp2017?.present ?? null },
  { name: 'nlp_2020', type: INTEGER, value: ({ image }) => image.nlp2020?.present ?? null },
  { name: 'reader_disagreement', type: SMALLINT, value: ({ reads }) => reads?.disagreement ?? null },
];

type AssessmentRow = LoadedAssessment & { readonly ordinal: number; readonly rawCell: string | null };

const ASSESSMENTS: readonly Column<AssessmentRow>[] = [
  { name: 'ordinal', type: INTEGER, value: (row) => row.ordinal },
  { name: 'image_ordinal', type: INTEGER, value: (row) => row.imageOrdinal },
  { name: 'label_set', type: names(LabelSetCode), value: (row) => row.file.labelSet },
  { name: 'source', type: names(LabelSource), value: (row) => row.file.source },
  { name: 'reader_id', type: VARCHAR, value: (row) => row.readerId },
  { name: 'file_number', type: SMALLINT, value: (row) => row.fileNumber },
  { name: 'row_number', type: INTEGER, value: (row) => row.row },
  { name: 'read_number', type: SMALLINT, value: (row) => row.readNumber },
  { name: 'assessed', type: INTEGER, value: (row) => row.assessed },
  { name: 'present', type: INTEGER, value: (row) => row.present },
  { name: 'uncertain', type: INTEGER, value: (row) => row.uncertain },
  { name: 'raw_cell', type: VARCHAR, value: (row) => row.rawCell },
];

const BOXES: readonly Column<LoadedBox>[] = [
  { name: 'image_ordinal', type: INTEGER, value: (box) => box.imageOrdinal },
  { name: 'finding', type: names(Finding), value: (box) => box.finding },
  { name: 'x', type: DOUBLE, value: (box) => box.x },
  { name: 'y', type: DOUBLE, value: (box) => box.y },
  { name: 'width', type: DOUBLE, value: (box) => box.width },
  { name: 'height', type: DOUBLE, value: (box) => box.height },
];

const READERS: readonly Column<string>[] = [
  { name: 'reader_id', type: VARCHAR, value: (readerId) => readerId },
  { name: 'is_ground_truth', type: BOOLEAN, value: (readerId) => GROUND_TRUTH_READERS.has(readerId) },
];

function* imageRows({ images, expert }: Collection): Generator<ImageRow> {
  const summaries = summariseReads(expert);
  for (const [ordinal, image] of images.entries()) yield { ordinal, image, reads: summaries.get(ordinal) };
}

// All rows about an image stand together, the NIH files' first, so that look-ups by image read
// few blocks.
function* assessmentRows({ images, expert }: Collection): Generator<AssessmentRow> {
  let ordinal = 0;
  let next = 0;
  for (const [imageOrdinal, image] of images.entries()) {
    for (const row of nihAssessments(image, imageOrdinal)) yield { ...row, ordinal: ordinal++ };
    for (let row = expert[next]; row?.imageOrdinal === imageOrdinal; row = expert[next]) {
      yield { ...row, rawCell: null, ordinal: ordinal++ };
      next += 1;
    }
  }
}

/** Creates and fills the catalog's tables. */
export const writeCatalog = async (connection: DuckDBConnection, collection: Collection): Promise<void> => {
  await writeTable(connection, { name: 'images', columns: IMAGES }, imageRows(collection));
  await writeTable(connection, { name: 'assessments', columns: ASSESSMENTS }, assessmentRows(collection));
  await writeTable(connection, { name: 'boxes', columns: BOXES }, collection.boxes);
  const readers = new Set(collection.expert.flatMap(({ readerId }) => readerId ?? []));
  await writeTable(connection, { name: 'readers', columns: READERS }, [...readers].sort());
  await connection.run(`
    create table patients as
    select patient_id, any_value(sex) as sex, any_value(split) as split, cast(count(*) as integer) as image_count
    from images group by patient_id order by patient_id`);
};
