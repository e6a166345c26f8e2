import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Description } from '../../description.ts';
import { type CatalogTable, catalogTables, readersOf } from '../catalog-tables.ts';
import { createReadsCheck } from '../check-reads.ts';
import { readPart } from '../collection.ts';
import { describeCollection, type Summary, summarise } from '../describe-collection.ts';
import { checkFolder, isSynthetic } from '../published-folder.ts';
import { checkRows, type WrittenTable, writeFilledFile } from '../write-catalog-file.ts';
import { appendTable, writeTable } from '../write-table.ts';
import { type DividedFolder, divideFolder } from './divide-folder.ts';

/** A folder, the file that it goes into, and who is told of a table that is whole. */
export interface PartsLoad {
  readonly folder: string;
  readonly file: string;
  readonly imagesInPart: number;
  readonly onTable: (table: WrittenTable) => void;
}

/**
 * Makes a catalog file of a folder of any size, a part of its patients after the other. It takes as
 * much room on the disk meanwhile as the published files do.
 *
 * Errors: LoadError says what is wrong with what; of several faults it is another one, maybe, than where
 * the folder is read as a whole.
 */
export const loadInParts = async (load: PartsLoad): Promise<void> => {
  await checkFolder(load.folder);
  const spillFolder = `${load.file}.${randomUUID()}.parts`;
  const remove = (): void => rmSync(spillFolder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    await writeFilledFile(load.file, async (connection) => {
      mkdirSync(spillFolder);
      const { folder, imagesInPart } = load;
      return fill(connection, await divideFolder({ folder, spillFolder, imagesInPart }), load);
    });
  } finally {
    remove();
    process.off('exit', remove);
  }
};

const fill = async (
  connection: DuckDBConnection,
  { files, partCount, readPart: filesOf }: DividedFolder,
  { folder, file, onTable }: PartsLoad,
): Promise<Description> => {
  const check = createReadsCheck();
  const tables = createTables(connection);
  let summary: Summary | null = null;
  for (let part = 0; part < partCount; part += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one part is held at a time
    const collection = readPart(await filesOf(part), check);
    summary = summarise(collection, summary);
    for (const table of catalogTables(collection, null)) {
      // oxlint-disable-next-line no-await-in-loop -- a connection takes one table at a time
      if (table.name !== 'readers') await tables.add(table);
    }
  }
  check.end();
  if (summary === null) throw new RangeError('A folder has one part at least.');
  await tables.add(readersOf(summary.readers));
  for (const table of tables.written()) {
    // oxlint-disable-next-line no-await-in-loop -- the same
    await checkRows(connection, table, file);
    onTable(table);
  }
  return describeCollection(files, summary, await isSynthetic(folder));
};

/** Tables that come in parts. */
const createTables = (connection: DuckDBConnection) => {
  const rowCounts = new Map<CatalogTable['name'], number>();
  return {
    add: async ({ name, rowCount, writeTo }: CatalogTable): Promise<void> => {
      const before = rowCounts.get(name);
      rowCounts.set(name, (before ?? 0) + rowCount);
      await writeTo((table) =>
        before === undefined ? writeTable(connection, table) : appendTable(connection, table),
      );
    },
    written: (): WrittenTable[] => [...rowCounts].map(([name, rowCount]) => ({ name, rowCount })),
  };
};
