import { sql } from 'kysely';
import { numberOf, type Row, textOf, textOrNull } from '../../decode.ts';
import type { Assessment } from '../../label/assessment.ts';
import type { Label } from '../../label/label.ts';
import { labelsOf } from '../../label/labels-of.ts';
import { cutPage, type Page, type Window } from '../../paging.ts';

/** What an Assessment is made from, but for image_index and matched. */
const ASSESSMENT_COLUMNS = [
  'assessments.image_ordinal',
  'assessments.file_number',
  'assessments.row_number',
  'assessments.reader_id',
  'assessments.read_number',
  'assessments.assessed',
  'assessments.present',
  'assessments.uncertain',
  'assessments.raw_cell',
] as const;

/** The columns as a list for a statement that is written out. */
export const assessmentColumnList = sql.join(ASSESSMENT_COLUMNS.map((name) => sql.ref(name)));

/** An assessment from a row with ASSESSMENT_COLUMNS, image_index and matched. */
export const toAssessment = (row: Row): Assessment => ({
  imageOrdinal: numberOf(row, 'image_ordinal'),
  imageIndex: textOf(row, 'image_index'),
  fileNumber: numberOf(row, 'file_number'),
  row: numberOf(row, 'row_number'),
  readerId: textOrNull(row, 'reader_id'),
  readNumber: numberOf(row, 'read_number'),
  assessed: numberOf(row, 'assessed'),
  present: numberOf(row, 'present'),
  uncertain: numberOf(row, 'uncertain'),
  matched: numberOf(row, 'matched'),
  rawCell: textOrNull(row, 'raw_cell'),
});

/** Cuts a page of labels from rows read in the direction of reading, each with at least one label. */
export const cutLabels = (rows: readonly Assessment[], window: Window): Page<Label> => {
  const labels = rows.flatMap((row) =>
    window.isBackward ? labelsOf(row).toReversed() : labelsOf(row),
  );
  return cutPage(labels, window);
};
