import { type Expression, type SqlBool, sql } from 'kysely';
import { booleanOf, nameOf, numberOf, type Row, textOf } from '../../decode.ts';
import { toGlobalId } from '../../global-id.ts';
import { groupBy } from '../../maps.ts';
import type { ReaderSource } from '../../reader/reader.source.ts';
import type { Reader } from '../../reader/reader.ts';
import { LabelSetCode } from '../../terms/label-set-code.ts';
import type { Catalog } from './catalog.ts';
import { every } from './conditions.ts';
import { table } from './from-table.ts';
import { selfConsistency } from './self-consistency.ts';

const READER_ID = sql.ref('readers.reader_id');

/** Readers from the catalog: a few dozen, each with its reads by set, in one statement. */
export const catalogReaders = (catalog: Catalog): ReaderSource => {
  const readersThat = async (isMet: Expression<SqlBool>): Promise<Reader[]> => {
    const rows = await catalog.run(
      'readers',
      () => sql`
        select readers.reader_id, readers.is_ground_truth, assessments.label_set, count(*) as reads
        from ${table('readers')} join ${table('assessments')} on assessments.reader_id = readers.reader_id
        where ${isMet}
        group by readers.reader_id, readers.is_ground_truth, assessments.label_set
        order by length(readers.reader_id), readers.reader_id, assessments.label_set`,
    );
    return [...groupBy(rows, (row) => textOf(row, 'reader_id'))].map(([id, group]) =>
      toReader(id, group),
    );
  };

  return {
    readers: ({ labelSet, isGroundTruthReader }) =>
      readersThat(
        every([
          ...(labelSet === null ? [] : [isInSet(labelSet)]),
          ...(isGroundTruthReader === null
            ? []
            : [sql<SqlBool>`readers.is_ground_truth = ${isGroundTruthReader}`]),
        ]),
      ),

    selfConsistency: (readerIds) => selfConsistency(catalog, readerIds),
  };
};

const isInSet = (labelSet: LabelSetCode): Expression<SqlBool> =>
  sql`(${READER_ID} in (select reader_id from ${table('assessments')} where label_set = ${labelSet} and reader_id is not null))`;

const toReader = (readerId: string, rows: readonly Row[]): Reader => ({
  id: toGlobalId('Reader', readerId),
  readerId,
  isGroundTruthReader: rows.some((row) => booleanOf(row, 'is_ground_truth')),
  readCounts: new Map(
    rows.map((row) => [nameOf(LabelSetCode, row, 'label_set'), numberOf(row, 'reads')]),
  ),
});
