import type { Expression } from 'kysely';
import { numberOf, type Row, textOrNull } from '../../decode.ts';
import type { Assessment } from '../../label/assessment.ts';
import { RESTS_ON_ASSESSMENT } from '../../label/assessment-parts.ts';
import type { Label } from '../../label/label.ts';
import { labelsOf } from '../../label/labels-of.ts';
import { cutPage, type Page, type Window } from '../../paging.ts';
import { shownParts } from '../../shown-parts.ts';
import type { Catalog } from './catalog.ts';
import { imageIndexOf } from './image-number.ts';
import { columnList } from './image-rows.ts';
import { leftOut } from './left-out.ts';

/** What an Assessment is made from, but for matched and its cell. */
const COLUMNS = [
  'assessments.image_number',
  'assessments.file_number',
  'assessments.row_number',
  'assessments.reader_id',
  'assessments.read_number',
  'assessments.assessed',
  'assessments.present',
  'assessments.uncertain',
] as const;

/** What a statement selects of assessments, beside matched, and what it makes of a row. */
export interface AssessmentSelection {
  readonly columns: Expression<unknown>;
  readonly toAssessment: (row: Row) => Assessment;
}

/**
 * What the present request needs of assessments. All of it, unless the engine bills by column and
 * the request is known not to show the cell.
 */
export const selectAssessments = ({ isBilledByColumn }: Catalog): AssessmentSelection => {
  const shown = isBilledByColumn ? shownParts(RESTS_ON_ASSESSMENT) : null;
  return shown === null || shown.has('rawCell') ? WHOLE : WITHOUT_CELL;
};

const toAssessment = (row: Row): Assessment => ({
  imageIndex: imageIndexOf(numberOf(row, 'image_number')),
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

const WHOLE: AssessmentSelection = {
  columns: columnList([...COLUMNS, 'assessments.raw_cell']),
  toAssessment,
};

const GUARDS = leftOut('Assessment', ['rawCell']);

const WITHOUT_CELL: AssessmentSelection = {
  columns: columnList(COLUMNS),
  toAssessment: (row) => Object.defineProperties(toAssessment(row), GUARDS),
};

/** Cuts a page of labels from rows read in the direction of reading, each with at least one label. */
export const cutLabels = (rows: readonly Assessment[], window: Window): Page<Label> => {
  const labels = rows.flatMap((row) =>
    window.isBackward ? labelsOf(row).toReversed() : labelsOf(row),
  );
  return cutPage(labels, window);
};
