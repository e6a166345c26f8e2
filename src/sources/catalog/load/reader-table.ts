import type { LabelSetCode } from '../../../terms/label-set-code.ts';
import { GROUND_TRUTH_READERS } from '../../../terms/vocabulary.ts';
import { READS_COLUMNS } from '../reads-columns.ts';
import type { Column, TableToWrite } from './columns.ts';
import type { LoadedAssessment } from './expert-labels.ts';

/** A reader's number, and how often the reader read in each set. */
type ReaderRow = readonly [string, ReadonlyMap<LabelSetCode, number>];

/** How often each reader read in each set. */
export type ReadCounts = ReadonlyMap<string, ReadonlyMap<LabelSetCode, number>>;

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
      value: ([, reads]) => reads.get(labelSet) ?? 0,
    }),
  ),
];

/** Counts reads, of which some may have been counted before. */
export const countReads = (
  expert: readonly LoadedAssessment[],
  before: ReadCounts = new Map(),
): ReadCounts => {
  const counts = new Map([...before].map(([reader, reads]) => [reader, new Map(reads)]));
  for (const { readerId, file } of expert) {
    if (readerId === null) continue;
    const reads = counts.get(readerId) ?? new Map<LabelSetCode, number>();
    counts.set(readerId, reads);
    reads.set(file.labelSet, (reads.get(file.labelSet) ?? 0) + 1);
  }
  return counts;
};

/** The table `readers`: each with how often it read in each set, so that nobody counts again. */
export const readerTable = (counts: ReadCounts): TableToWrite<ReaderRow> => ({
  name: 'readers',
  columns: COLUMNS,
  rows: [...counts].sort(byNumber),
});

const byNumber = ([left]: ReaderRow, [right]: ReaderRow): number => (left < right ? -1 : 1);
