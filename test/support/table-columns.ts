import type { Column } from '../../src/sources/bigquery/bigquery.ts';

/** A column of one value. */
export const column = (name: string, type: string, ...fields: readonly Column[]): Column => ({
  name,
  type,
  mode: 'NULLABLE',
  fields,
});

/** A column of a list. */
export const repeated = (name: string, type: string, ...fields: readonly Column[]): Column => ({
  name,
  type,
  mode: 'REPEATED',
  fields,
});
