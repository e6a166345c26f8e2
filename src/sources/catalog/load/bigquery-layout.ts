import type { Column } from '../../bigquery/bigquery.ts';
import type { TableToFill } from '../../bigquery/tables.ts';
import type { Tables } from '../tables.ts';
import type { CatalogTable } from './catalog-tables.ts';
import type { ColumnType, TableToWrite } from './columns.ts';

// How the tables are kept on BigQuery. docs/decisions/0016-catalog-on-bigquery.md has the reasons.

/** How one table is kept. */
interface Layout {
  /** Columns by which its rows are kept in order. */
  readonly clustering: readonly string[];
  /** Whether it is cut into parts by the number of the image, once it is large. */
  readonly isCut: boolean;
}

const LAYOUTS: Readonly<Record<keyof Tables, Layout>> = {
  images: { clustering: ['patient_id', 'image_number'], isCut: true },
  assessments: { clustering: ['label_set', 'reader_id', 'image_number'], isCut: true },
  uids: { clustering: ['study_uid'], isCut: false },
  boxes: { clustering: ['image_number'], isCut: false },
  patients: { clustering: ['patient_id'], isCut: false },
  readers: { clustering: [], isCut: false },
};

/** Rows of a part, about: a part of fewer is read for the price of ten megabytes anyway. */
const PART_ROWS = 1_000_000;

/** BigQuery lets one job make four thousand parts; a look-up that meets all of them opens each. */
const MOST_PARTS = 500;

/** Images of one patient stay in one part: their numbers have the same thousands. */
const STEP = 1000;

/** How BigQuery keeps a table. */
export type TableLayout = Pick<TableToFill, 'clustering' | 'rangePartitioning'>;

/** How a table is kept: in what order, and in parts where it is large enough. */
export const layoutOf = (
  { name, rowCount }: Pick<CatalogTable, 'name' | 'rowCount'>,
  lastImageNumber: number,
): TableLayout => {
  const { clustering, isCut } = LAYOUTS[name];
  const parts = isCut ? Math.min(Math.floor(rowCount / PART_ROWS), MOST_PARTS) : 1;
  if (parts < 2) return { clustering, rangePartitioning: null };
  const interval = Math.ceil((lastImageNumber + 1) / parts / STEP) * STEP;
  const end = Math.ceil((lastImageNumber + 1) / interval) * interval;
  return { clustering, rangePartitioning: { column: 'image_number', start: 0, end, interval } };
};

/** The columns of a table as BigQuery has them. Names of an enumeration are texts. */
export const columnsOf = <R>({ columns }: TableToWrite<R>): Column[] =>
  columns.map(({ name, type }) => ({ name, type: typeOf(type), mode: 'NULLABLE', fields: [] }));

const TYPES = {
  SMALLINT: 'INTEGER',
  INTEGER: 'INTEGER',
  BIGINT: 'INTEGER',
  DOUBLE: 'FLOAT',
  TEXT: 'STRING',
  BOOLEAN: 'BOOLEAN',
} as const;

const typeOf = (type: ColumnType): string => (typeof type === 'string' ? TYPES[type] : 'STRING');
