import { sql } from 'kysely';
import { numberOf, textOf } from '../../decode.ts';
import type { SelfConsistency } from '../../reader/reader.ts';
import type { Catalog } from './catalog.ts';
import { every } from './conditions.ts';
import { table } from './from-table.ts';

/** How often readers said the same on reading an image again: first reads beside later ones. */
export const selfConsistency = async (
  catalog: Catalog,
  readerIds: readonly string[],
): Promise<ReadonlyMap<string, SelfConsistency>> => {
  const { isOneOf, exclusiveOr } = catalog.dialect;
  const both = sql`(f.assessed & l.assessed)`;
  const differ = sql`(${exclusiveOr(sql.ref('f.present'), sql.ref('l.present'))} | ${exclusiveOr(sql.ref('f.uncertain'), sql.ref('l.uncertain'))})`;
  const isPair = every([
    sql`l.image_ordinal = f.image_ordinal and l.label_set = f.label_set and l.reader_id = f.reader_id`,
    sql`l.read_number > 1`,
  ]);
  const rows = await catalog.run(
    'self-consistency by reader',
    () => sql`
      select f.reader_id, cast(sum(bit_count(${both})) as integer) as pairs,
        cast(sum(bit_count(${both} & ~${differ})) as integer) as agreeing
      from ${table('assessments', 'f')} join ${table('assessments', 'l')} on ${isPair}
      where f.read_number = 1 and ${isOneOf(sql.ref('f.reader_id'), readerIds)}
      group by f.reader_id`,
  );
  return new Map(
    rows.map((row) => [
      textOf(row, 'reader_id'),
      { pairs: numberOf(row, 'pairs'), agreeing: numberOf(row, 'agreeing') },
    ]),
  );
};
