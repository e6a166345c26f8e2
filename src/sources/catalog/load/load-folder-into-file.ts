import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogTables } from './catalog-tables.ts';
import { PUBLISHED_FILES } from './collection.ts';
import { loadInParts } from './parts/load-in-parts.ts';
import { readFolder } from './read-folder.ts';
import { type FileTable, type WrittenTable, writeCatalogFile } from './write-catalog-file.ts';
import { writeTable } from './write-table.ts';

/** Bytes of published files that are read as a whole; twice those that were published. */
const WHOLE_BYTES = 48 * 1024 * 1024;
/** Images in a part of a larger folder: what is held of them takes some hundred mebibytes. */
const IMAGES_IN_PART = 200_000;

/** Makes a catalog file of a folder in the published layout. LoadError says what is wrong with what. */
export const loadFolderIntoFile = async (
  folder: string,
  file: string,
  onTable: (table: WrittenTable) => void,
): Promise<void> => {
  if ((await bytesOf(folder)) > WHOLE_BYTES) {
    await loadInParts({ folder, file, imagesInPart: IMAGES_IN_PART, onTable });
    return;
  }
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

/** Of all published files that are there. */
const bytesOf = async (folder: string): Promise<number> => {
  const sizes = await Promise.all(
    PUBLISHED_FILES.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};
