import { groupBy } from '../../../maps.ts';
import { GROUND_TRUTH_READERS } from '../../../terms/vocabulary.ts';
import { READS_COLUMNS } from '../reads-columns.ts';
import type { Collection } from './collection.ts';
import type { Column, TableToWrite } from './columns.ts';
import type { LoadedAssessment } from './expert-labels.ts';

/** A reader's number, and the reader's reads. */
type ReaderRow = readonly [string, readonly LoadedAssessment[]];

const COLUMNS: readonly Column<ReaderRow>[] = [
  { name: 'reader_id', type: 'TEXT', value: ([readerId]) => readerId },
  {
    name: 'is_ground_truth',
    type: 'BOOLEAN',
    value: ([readerId]) => GROUND_TRUTH_READERS.has(readerId),
  },
  ...READS_COLUMNS.map(
    ({ labelSet, column }): Column<ReaderRow> => ({
      name: column,
      type: 'INTEGER',
      value: ([, reads]) => reads.filter(({ file }) => file.labelSet === labelSet).length,
    }),
  ),
];

/** The table `readers`: each with how often it read in each set, so that nobody counts again. */
export const readerTable = ({ expert }: Collection): TableToWrite<ReaderRow> => {
  const reads = expert.filter(({ readerId }) => readerId !== null);
  const readers = groupBy(reads, ({ readerId }) => readerId ?? '');
  return { name: 'readers', columns: COLUMNS, rows: [...readers].sort(byNumber) };
};

const byNumber = ([left]: ReaderRow, [right]: ReaderRow): number => (left < right ? -1 : 1);
