import { type Expression, sql } from 'kysely';
import { oneOf, type Row, textOf } from '../../decode.ts';
import { NODE_TYPES, type NodeType } from '../../global-id.ts';
import type { SearchHit, SearchSource } from '../../search/search.source.ts';
import type { Catalog } from './catalog.ts';
import { table } from './from-table.ts';

/** A column that is searched, and what a match in it stands for. */
interface Searched {
  readonly type: NodeType;
  readonly from: Expression<unknown>;
  readonly key: string;
  readonly column: string;
}

const WITH_UIDS = sql`${table('uids')} join ${table('images')} on images.ordinal = uids.image_ordinal`;

const UIDS: readonly Searched[] = [
  { type: 'Study', from: WITH_UIDS, key: 'study_uid', column: 'study_uid' },
  { type: 'Image', from: WITH_UIDS, key: 'image_index', column: 'instance_uid' },
  { type: 'Study', from: WITH_UIDS, key: 'study_uid', column: 'series_uid' },
];
const IMAGES: readonly Searched[] = [
  { type: 'Image', from: table('images'), key: 'image_index', column: 'image_index' },
];
const NUMBERS: readonly Searched[] = [
  { type: 'Patient', from: table('patients'), key: 'patient_id', column: 'patient_id' },
  { type: 'Reader', from: table('readers'), key: 'reader_id', column: 'reader_id' },
];

/** Search over the catalog's keys: one parameterised statement, or none where no key can match. */
export const catalogSearch = (catalog: Catalog): SearchSource => ({
  findKeys: async (text, limit) => {
    const branches = columnsFor(text)
      .flatMap(({ searched, prefix }) => searched.map((column) => ({ column, prefix })))
      .map(({ column, prefix }, place) => branch(column, { prefix, limit, place }));
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
const columnsFor = (
  text: string,
): { readonly searched: readonly Searched[]; readonly prefix: string }[] => {
  if (/^\d+(\.\d+)+\.?$/.test(text)) return [{ searched: UIDS, prefix: text }];
  if (/^\d{8}(_|$)/.test(text)) {
    const numbers = [
      { searched: NUMBERS.slice(0, 1), prefix: String(Number(text)) },
      { searched: NUMBERS.slice(1), prefix: text },
    ];
    return [{ searched: IMAGES, prefix: text }, ...(text.length === 8 ? numbers : [])];
  }
  if (!/^\d+$/.test(text)) return [];
  const number = text.replace(/^0+(?=\d)/, '');
  return text.startsWith('0')
    ? [
        { searched: IMAGES, prefix: text },
        { searched: NUMBERS.slice(0, 1), prefix: number },
      ]
    : [{ searched: NUMBERS, prefix: number }];
};

const branch = (
  { type, from, key, column }: Searched,
  { prefix, limit, place }: { prefix: string; limit: number; place: number },
): Expression<unknown> => {
  const value = sql`cast(${sql.ref(column)} as string)`;
  return sql`
    (select ${type} as type, cast(${sql.ref(key)} as string) as key, ${place} as place,
      row_number() over (order by ${sql.ref(column)}) as position,
      case when ${value} = ${prefix} then 0 else 1 end as rank
    from ${from} where starts_with(${value}, ${prefix})
    order by rank, position limit ${limit})`;
};

const toHit = (row: Row): SearchHit[] => {
  const type = oneOf(NODE_TYPES, textOf(row, 'type'));
  return type === null ? [] : [{ type, key: textOf(row, 'key') }];
};
