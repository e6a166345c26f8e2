// A program that ends while it writes a catalog file, as one that is interrupted does.
import 'reflect-metadata';
import { readFolder } from '../../../src/sources/catalog/load/read-folder.ts';
import { writeCatalogFile } from '../../../src/sources/catalog/load/write-catalog-file.ts';
import { sampleDir } from '../../support/data-sets.ts';

const { description } = await readFolder(sampleDir);
await writeCatalogFile(process.argv[2] ?? '', {
  description,
  onTable: () => {},
  tables: [{ name: 'images', rowCount: 1, writeInto: async () => process.exit(3) }],
});
