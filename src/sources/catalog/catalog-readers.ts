import { type Expression, type SqlBool, sql } from 'kysely';
import { booleanOf, numberOf, type Row, textOf } from '../../decode.ts';
import { toGlobalId } from '../../global-id.ts';
import type { ReaderSource } from '../../reader/reader.source.ts';
import type { Reader } from '../../reader/reader.ts';
import type { LabelSetCode } from '../../terms/label-set-code.ts';
import type { Catalog } from './catalog.ts';
import { every, some } from './conditions.ts';
import { READS_COLUMNS } from './reads-columns.ts';
import { selfConsistency } from './self-consistency.ts';

/** Readers from the catalog: a few dozen, each with its reads by set, in one statement. */
export const catalogReaders = (catalog: Catalog): ReaderSource => ({
  readers: async ({ labelSet, isGroundTruthReader }) => {
    const conditions = [
      ...(labelSet === null ? [] : [hasReadsIn(labelSet)]),
      ...(isGroundTruthReader === null
        ? []
        : [sql<SqlBool>`readers.is_ground_truth = ${isGroundTruthReader}`]),
    ];
    const rows = await catalog.run('readers', (db) =>
      db
        .selectFrom('readers')
        .selectAll()
        .where(every(conditions))
        .orderBy(sql`length(readers.reader_id), readers.reader_id`),
    );
    return rows.map(toReader);
  },

  selfConsistency: (readerIds) => selfConsistency(catalog, readerIds),
});

const hasReadsIn = (labelSet: LabelSetCode): Expression<SqlBool> =>
  some(
    READS_COLUMNS.filter((reads) => reads.labelSet === labelSet).map(
      ({ column }) => sql<SqlBool>`${sql.ref(`readers.${column}`)} > 0`,
    ),
  );

const toReader = (row: Row): Reader => {
  const readerId = textOf(row, 'reader_id');
  const reads = READS_COLUMNS.map(({ labelSet, column }): [LabelSetCode, number] => [
    labelSet,
    numberOf(row, column),
  ]);
  return {
    id: toGlobalId('Reader', readerId),
    readerId,
    isGroundTruthReader: booleanOf(row, 'is_ground_truth'),
    readCounts: new Map(reads.filter(([, count]) => count > 0)),
  };
};
