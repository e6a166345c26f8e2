import { createHash } from 'node:crypto';
import type { Tables } from '../tables.ts';
import { catalogTables } from './catalog-tables.ts';
import type { ColumnType } from './columns.ts';
import { EMPTY_COLLECTION } from './empty-collection.ts';

/** A column, without a value. */
export interface ColumnShape {
  readonly name: string;
  readonly type: ColumnType;
}

/** A table of the catalog, without a row. */
export interface TableShape {
  readonly name: keyof Tables;
  readonly columns: readonly ColumnShape[];
}

/** The tables of the catalog, as each engine has them. */
export const tableShapes = (): readonly TableShape[] =>
  catalogTables(EMPTY_COLLECTION, null).map(({ name, writeTo }) => ({
    name,
    columns: writeTo((table) =>
      table.columns.map((column) => ({ name: column.name, type: column.type })),
    ),
  }));

/** Raised where columns keep their names and mean something else. */
const VERSION = 1;

/** Names what tables are like, such as "1-0a1b2c3d": another where a table, a column or a type is. */
export const catalogFormat = (): string => {
  const hash = createHash('sha256').update(JSON.stringify(tableShapes())).digest('hex');
  return `${VERSION}-${hash.slice(0, 8)}`;
};
