import { type Expression, type RawBuilder, sql } from 'kysely';
import { duckdbBuilder } from './engines/duckdb-dialect.ts';
import { table } from './from-table.ts';

// Images that are the same in all that is mostly asked of them are one row of `profiles`, with how many
// they are: there are far fewer, and they grow slower than the images. Catalog files have the table.

export const PROFILES = 'profiles';

/** What images have in common that are one row; each is a column of `images`. */
const PROFILE_COLUMNS = [
  'sex',
  'view_position',
  'split',
  'age_years',
  'quality',
  'nlp_2017',
  'nlp_2020',
  'reader_disagreement',
] as const;

/** Makes the table in DuckDB, of the images that are there. */
export const MAKE_PROFILES = `create table ${PROFILES} as
  select ${PROFILE_COLUMNS.join(', ')}, cast(count(*) as integer) as images
  from images group by all order by all`;

/** About how many rows it would have, which takes little memory to find out. */
export const COUNT_PROFILES = `select
  approx_count_distinct(hash(${PROFILE_COLUMNS.join(', ')})) as profiles from images`;

/** What images are counted in, and how: a table that statements call `images`. */
export interface CountedIn {
  readonly from: Expression<unknown>;
  /** Columns that have to stand beside those that are asked for. */
  readonly columns: readonly Expression<unknown>[];
  /** How many images some rows are. of: what the statement calls the table, or one made of it. */
  readonly count: (of: string) => RawBuilder<number>;
}

const IN_IMAGES: CountedIn = {
  from: table('images'),
  columns: [],
  count: () => sql<number>`count(*)`,
};

const IN_PROFILES: CountedIn = {
  from: sql`${sql.id(PROFILES)} as images`,
  columns: [sql.ref('images.images')],
  count: (of) => sql<number>`coalesce(sum(${sql.ref(`${of}.images`)}), 0)`,
};

/**
 * What images are counted in. Profiles do where all that is asked of an image are columns of theirs.
 *
 * asked: all expressions of the statement that speak of images.
 */
export const countedIn = (
  { hasProfiles }: { readonly hasProfiles: boolean },
  asked: readonly Expression<unknown>[],
): CountedIn => (hasProfiles && asked.every(isOfProfiles) ? IN_PROFILES : IN_IMAGES);

const COLUMN = /"images"\."(\w+)"/g;
const columnNames: ReadonlySet<string> = new Set(PROFILE_COLUMNS);
const builder = duckdbBuilder();

/** Seen by the text: an expression that looks into another table selects from it. */
const isOfProfiles = (expression: Expression<unknown>): boolean => {
  const { sql: text } = sql`${expression}`.compile(builder);
  if (/\bfrom\b/i.test(text)) return false;
  return [...text.matchAll(COLUMN)].every(([, name = '']) => columnNames.has(name));
};
