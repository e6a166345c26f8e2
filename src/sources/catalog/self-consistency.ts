import { sql } from 'kysely';
import { numberOf, textOf } from '../../decode.ts';
import type { SelfConsistency } from '../../reader/reader.ts';
import type { Catalog } from './catalog.ts';
import { table } from './from-table.ts';

/** How often readers said the same on reading an image again: first reads beside later ones. */
export const selfConsistency = async (
  catalog: Catalog,
  readerIds: readonly string[],
): Promise<ReadonlyMap<string, SelfConsistency>> => {
  const isTheirs = catalog.dialect.isOneOf(sql.ref('assessments.reader_id'), readerIds);
  // Most images are read once by everybody: only the others are worth sorting.
  const isReadAgain = sql`assessments.image_number in (
    select again.image_number from ${table('assessments', 'again')} where again.read_number > 1)`;
  const again = sql`(partition by assessments.reader_id, assessments.label_set, assessments.image_number order by assessments.read_number)`;
  const first = (column: string) =>
    sql`first_value(${sql.ref(`assessments.${column}`)}) over ${again}`;
  // A later read beside the first: findings that both assess, and those on which both say the same.
  const both = sql`(reads.assessed & reads.first_assessed)`;
  const absent = sql`(~(reads.present | reads.uncertain) & ~(reads.first_present | reads.first_uncertain))`;
  const same = sql`((reads.present & reads.first_present) | (reads.uncertain & reads.first_uncertain) | ${absent})`;
  const rows = await catalog.run(
    'self-consistency by reader',
    () => sql`
      select reads.reader_id, cast(sum(bit_count(${both})) as integer) as pairs,
        cast(sum(bit_count(${both} & ${same})) as integer) as agreeing
      from (
        select assessments.reader_id, assessments.read_number, assessments.assessed,
          assessments.present, assessments.uncertain, ${first('assessed')} as first_assessed,
          ${first('present')} as first_present, ${first('uncertain')} as first_uncertain
        from ${table('assessments')} where ${isTheirs} and ${isReadAgain}
      ) as reads
      where reads.read_number > 1
      group by reads.reader_id`,
  );
  return new Map(
    rows.map((row) => [
      textOf(row, 'reader_id'),
      { pairs: numberOf(row, 'pairs'), agreeing: numberOf(row, 'agreeing') },
    ]),
  );
};
