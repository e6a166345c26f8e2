import { type Expression, sql } from 'kysely';
import { oneOf, type Row, textOf } from '../../decode.ts';
import { NODE_TYPES, type NodeType } from '../../global-id.ts';
import type { SearchHit, SearchSource } from '../../search/search.source.ts';
import type { Catalog } from './catalog.ts';
import { table } from './from-table.ts';
import { imageIndexOf, imageNumbersFrom } from './image-number.ts';
import type { Tables } from './tables.ts';

/** A column that is searched, and what a match in it stands for. */
interface Searched {
  readonly type: NodeType;
  readonly from: keyof Tables;
  readonly key: string;
  readonly column: string;
}

/** Rows that match a text: their order, and which of them match it as a whole. */
interface Matches extends Searched {
  readonly isMatch: Expression<unknown>;
  readonly isExact: Expression<unknown>;
}

const UIDS: readonly Searched[] = [
  { type: 'Study', from: 'uids', key: 'study_uid', column: 'study_uid' },
  { type: 'Image', from: 'uids', key: 'image_number', column: 'instance_uid' },
  { type: 'Study', from: 'uids', key: 'study_uid', column: 'series_uid' },
];
const IMAGES: Searched = {
  type: 'Image',
  from: 'images',
  key: 'image_number',
  column: 'image_number',
};
const PATIENTS: Searched = {
  type: 'Patient',
  from: 'patients',
  key: 'patient_id',
  column: 'patient_id',
};
const READERS: Searched = {
  type: 'Reader',
  from: 'readers',
  key: 'reader_id',
  column: 'reader_id',
};

/** Search over the catalog's keys: one parameterised statement, or none where no key can match. */
export const catalogSearch = (catalog: Catalog): SearchSource => ({
  findKeys: async (text, limit) => {
    const branches = matchesOf(text).map((matches, place) => branch(matches, place, limit));
    if (branches.length === 0) return [];
    const rows = await catalog.run(
      'search',
      () => sql`
        select type, key from (${sql.join(branches, sql` union all `)}) as found
        order by rank, place, position limit ${limit}`,
    );
    return rows.flatMap(toHit);
  },
});

// What a text can be the beginning of: only those columns are searched.
const matchesOf = (text: string): Matches[] => {
  if (/^\d+(\.\d+)+\.?$/.test(text)) return UIDS.map((uid) => startingWith(uid, text));
  if (!/^\d+(_|$)/.test(text)) return [];
  const number = text.replace(/^0+(?=\d)/, '');
  const isPatient = /^\d+$/.test(text);
  // Patients are known by eight digits too, with their zeros; readers never begin with one.
  const isReader = isPatient && (text.length === 8 || !text.startsWith('0'));
  return [
    ...(text.length >= 8 || text.startsWith('0') ? imagesNamed(text) : []),
    ...(isPatient ? [startingWith(PATIENTS, number)] : []),
    ...(isReader ? [startingWith(READERS, text)] : []),
  ];
};

const startingWith = (searched: Searched, prefix: string): Matches => {
  const value = sql`cast(${sql.ref(searched.column)} as string)`;
  return {
    ...searched,
    isMatch: sql`starts_with(${value}, ${prefix})`,
    isExact: sql`${value} = ${prefix}`,
  };
};

/** The images whose names begin with a text: those of a range of numbers. */
const imagesNamed = (text: string): Matches[] => {
  const range = imageNumbersFrom(text);
  if (range === null) return [];
  const { first, last } = range;
  const value = sql.ref(IMAGES.column);
  const isMatch = sql`${value} between ${first} and ${last}`;
  return [{ ...IMAGES, isMatch, isExact: text === imageIndexOf(first) ? sql`true` : sql`false` }];
};

// What is ours and the same for all callers is written rather than a parameter: an engine has to
// tell the type of a parameter from what stands around it, and here nothing does.
const branch = (
  { type, from, key, column, isMatch, isExact }: Matches,
  place: number,
  limit: number,
): Expression<unknown> => sql`
    (select ${sql.lit(type)} as type, cast(${sql.ref(key)} as string) as key, ${sql.lit(place)} as place,
      row_number() over (order by ${sql.ref(column)}) as position,
      case when ${isExact} then 0 else 1 end as rank
    from ${table(from)} where ${isMatch}
    order by rank, position limit ${limit})`;

const toHit = (row: Row): SearchHit[] => {
  const type = oneOf(NODE_TYPES, textOf(row, 'type'));
  const key = textOf(row, 'key');
  if (type === null) return [];
  return [{ type, key: type === 'Image' ? imageIndexOf(Number(key)) : key }];
};
