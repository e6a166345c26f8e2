import { catalogTables } from './catalog-tables.ts';
import { readFolder } from './read-folder.ts';
import { type FileTable, writeCatalogFile } from './write-catalog-file.ts';
import { writeTable } from './write-table.ts';

/** Makes a catalog file of a folder in the published layout. LoadError says what is wrong with what. */
export const loadFolderIntoFile = async (
  folder: string,
  file: string,
  onTable: (table: FileTable) => void,
): Promise<void> => {
  const { collection, description } = await readFolder(folder);
  const tables = catalogTables(collection, null).map(
    ({ name, rowCount, writeTo }): FileTable => ({
      name,
      rowCount,
      writeInto: (connection) => writeTo((table) => writeTable(connection, table)),
    }),
  );
  await writeCatalogFile(file, { description, tables, onTable });
};
