import type { Column, DatasetName, TableName } from '../../bigquery/bigquery.ts';
import type { BigQueryTables } from '../../bigquery/tables.ts';
import { nameInDataset } from '../catalog-pointer.ts';
import { columnsOf, layoutOf, type TableLayout } from './bigquery-layout.ts';
import type { CatalogTable } from './catalog-tables.ts';
import type { TableToWrite } from './columns.ts';
import { LoadError } from './load-error.ts';
import type { LoadEvent, TableProgress } from './load-events.ts';

/** Where the tables of one load go. */
export interface LoadTarget {
  readonly tables: BigQueryTables;
  readonly dataset: DatasetName;
  readonly tableSuffix: string;
  readonly onProgress: (event: LoadEvent) => void;
}

/** A table of the catalog, and how BigQuery is to keep it. */
export interface PlannedTable extends CatalogTable {
  readonly columns: readonly Column[];
  readonly layout: TableLayout;
}

/** lastImageNumber: the greatest of the images. */
export const plannedTables = (
  tables: readonly CatalogTable[],
  lastImageNumber: number,
): PlannedTable[] =>
  tables.map((table) => ({
    ...table,
    columns: table.writeTo(columnsOf),
    layout: layoutOf(table, lastImageNumber),
  }));

/** How often tables are filled again that do not stay. */
const MOST_REFILLS = 3;

/**
 * Fills tables one after the other; those that an earlier run filled are left.
 *
 * Errors: SourceError.
 */
export const fillTables = async (
  target: LoadTarget,
  tables: readonly PlannedTable[],
): Promise<void> => {
  for (const table of tables) {
    // oxlint-disable-next-line no-await-in-loop -- one upload has the whole line
    await fillTable(target, table);
  }
};

/**
 * Fills again what is gone of the tables of a load: another one that ended meanwhile took them for
 * those of a load that was given up.
 *
 * plan: gives the tables anew, as their rows can be read once. Errors: SourceError, and LoadError
 * where they do not stay.
 */
export const keepFilled = async (
  target: LoadTarget,
  plan: () => readonly PlannedTable[],
  refills = MOST_REFILLS,
): Promise<void> => {
  const tables = plan();
  const stays = await Promise.all(tables.map((table) => isFilled(target, table)));
  const gone = tables.filter((_, i) => stays[i] === false);
  const [first] = gone;
  if (first === undefined) return;
  if (refills === 0) {
    const place = { file: `The BigQuery table ${nameOf(target, first).tableId}` };
    const wanted = `its ${first.rowCount} rows to stay`;
    throw new LoadError({ place, wanted, found: 'others, or none: another load may be running' });
  }
  await fillTables(target, gone);
  await keepFilled(target, plan, refills - 1);
};

const fillTable = async (target: LoadTarget, table: PlannedTable): Promise<void> => {
  const { name, rowCount, columns, layout, writeTo } = table;
  let [rowsSent, bytesSent] = [0, 0];
  const tell = (state: TableProgress['state']): void => {
    const progress = { table: name, rowCount, rowsSent, bytesSent, state };
    target.onProgress({ kind: 'TABLE', progress });
  };
  if (await isFilled(target, table)) {
    tell('THERE');
    return;
  }
  const filled = { name: nameOf(target, table), columns, ...layout, write: 'TRUNCATE' } as const;
  const countRow = (): void => {
    rowsSent += 1;
  };
  await writeTo((rows) =>
    target.tables.loadRows(filled, linesOf(rows, countRow), (progress) => {
      bytesSent = progress.bytesSent;
      tell(progress.isSent ? 'MAKING' : 'SENDING');
    }),
  );
  tell('DONE');
};

/** A table comes into being with all of its rows, so their number tells whether it is whole. */
const isFilled = async (target: LoadTarget, table: PlannedTable): Promise<boolean> =>
  (await target.tables.table(nameOf(target, table)))?.rowCount === table.rowCount;

const nameOf = ({ dataset, tableSuffix }: LoadTarget, { name }: PlannedTable): TableName => ({
  ...dataset,
  tableId: nameInDataset(tableSuffix)(name),
});

/** The rows as JSON, a line each. What is null is left out. */
async function* linesOf<R>(
  { columns, rows }: TableToWrite<R>,
  onRow: () => void,
): AsyncGenerator<string> {
  for (const row of rows) {
    const cells = columns.map(({ name, value }) => [name, value(row) ?? undefined]);
    yield JSON.stringify(Object.fromEntries(cells));
    onRow();
  }
}
