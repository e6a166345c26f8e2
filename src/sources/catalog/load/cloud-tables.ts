import { booleanOf, numberOf, type Row, textOf } from '../../../decode.ts';
import type { BigQueryJobs, Statement } from '../../bigquery/bigquery.ts';
import { nameInDataset } from '../catalog-pointer.ts';
import type { Tables } from '../tables.ts';
import type { CellValue, Column, ColumnType } from './columns.ts';
import { type TableShape, tableShapes } from './table-shapes.ts';
import type { FileTable } from './write-catalog-file.ts';
import { inChunks, writeChunks } from './write-table.ts';

/** A table of the catalog as a dataset holds it, and the one statement that reads it. */
export interface CloudTable {
  readonly shape: TableShape;
  readonly tableId: string;
  readonly statement: Statement;
}

/** How rows are laid down: what is asked for together stands together, as in memory. */
const ORDER: Readonly<Record<keyof Tables, string>> = {
  images: '`image_number`',
  uids: '`image_number`',
  assessments: '`image_number`, `file_number`, `row_number`',
  patients: '`patient_id`',
  readers: '`reader_id`',
  boxes: '`image_number`, `finding`',
};

/** The tables of one load in a dataset. */
export const cloudTables = (tableSuffix: string): readonly CloudTable[] =>
  tableShapes().map((shape) => {
    const tableId = nameInDataset(tableSuffix)(shape.name);
    const columns = shape.columns.map(({ name }) => `\`${name}\``).join(', ');
    const sql = `select ${columns} from \`${tableId}\` order by ${ORDER[shape.name]}`;
    return { shape, tableId, statement: { label: `all ${shape.name}`, sql, parameters: [] } };
  });

/** Reads a table once, page by page, when it is written. onRows: told how many rows have come. */
export const fileTableOf = (
  { shape, statement }: CloudTable,
  {
    jobs,
    rowCount,
    onRows,
  }: { jobs: BigQueryJobs; rowCount: number; onRows: (rows: number) => void },
): FileTable => ({
  name: shape.name,
  rowCount,
  writeInto: (connection) => {
    const table = { name: shape.name, columns: shape.columns.map(toColumn) };
    return writeChunks(connection, table, chunksOf(jobs.stream(statement), onRows));
  },
});

async function* chunksOf(
  pages: AsyncIterable<readonly Row[]>,
  onRows: (rows: number) => void,
): AsyncGenerator<readonly Row[]> {
  let rows = 0;
  for await (const page of pages) {
    yield* inChunks(page);
    rows += page.length;
    onRows(rows);
  }
}

const toColumn = ({ name, type }: TableShape['columns'][number]): Column<Row> => {
  const read = readerOf(type);
  return { name, type, value: (row) => (row[name] === null ? null : read(row, name)) };
};

const readerOf = (type: ColumnType): ((row: Row, column: string) => CellValue) => {
  if (type === 'BOOLEAN') return booleanOf;
  return type === 'TEXT' || typeof type === 'object' ? textOf : numberOf;
};
