import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { inCatalog } from '../../../../src/compose-catalog.ts';
import type { Image } from '../../../../src/image/image.ts';
import { createCatalog, type StatementRecord } from '../../../../src/sources/catalog/catalog.ts';
import { openCatalogFile } from '../../../../src/sources/catalog/load/catalog-file.ts';
import { catalogFormat } from '../../../../src/sources/catalog/load/table-shapes.ts';
import { openRowFile, rowFileOf } from '../../../../src/sources/catalog/row-file/open-row-file.ts';
import { fileImages } from '../../../../src/sources/columns/from-file/file-images.ts';
import { fileLabels } from '../../../../src/sources/columns/from-file/file-labels.ts';
import { filePatients } from '../../../../src/sources/columns/from-file/file-patients.ts';
import { makeSampleFile } from '../../../load/catalog-file/sample-file.ts';
import { temporaryFolder } from '../../../scripts/temporary-folder.ts';

/** A catalog file's ports on the engine alone, and over its row file. */
export type OpenedRows = Awaited<ReturnType<typeof openRows>>;

/** maxBytes: little enough that blocks give way to others all the time. */
export const openRows = async (file: string, maxBytes: number) => {
  const { engine, dataset } = await openCatalogFile(file);
  const { contentHash, imageCounts } = dataset;
  const rows = openRowFile(rowFileOf(file), { contentHash, format: catalogFormat(), maxBytes });
  if (rows === null) throw new Error('There is no row file, or its index does not fit.');
  const loadedSets = new Set(imageCounts.keys());
  const statements: StatementRecord[] = [];
  const catalog = createCatalog(engine, loadedSets, (record) => void statements.push(record));
  const plain = inCatalog(catalog);
  return {
    plain,
    over: {
      images: fileImages(plain.images, rows, loadedSets),
      patients: filePatients(plain.patients, rows),
      labels: fileLabels(plain.labels, rows, loadedSets),
    },
    rows,
    statements,
    close: async () => {
      rows.close();
      await engine.close();
    },
  };
};

/** The index of the sample's row file, and room for a few blocks. */
const LITTLE = 300_000;

/** The sample's rows while the tests of a suite run, and all its images. */
export const sampleRows = (): {
  readonly opened: () => OpenedRows;
  readonly images: () => Image[];
} => {
  const { root } = temporaryFolder();
  let opened: OpenedRows;
  let images: Image[] = [];
  before(async () => {
    const file = join(root, 'catalog.duckdb');
    await makeSampleFile(file);
    opened = await openRows(file, LITTLE);
    images = Array.from({ length: opened.rows.imageCount }, (_, i) => opened.rows.imageAt(i));
  });
  after(() => opened?.close());
  return { opened: () => opened, images: () => images };
};

/** Asks both ways, insists that they say the same, and gives whether the row file's way ran a statement. */
export const compared = async (
  { plain, over, statements }: OpenedRows,
  ask: (ports: OpenedRows['plain']) => unknown,
): Promise<boolean> => {
  const ran = statements.length;
  const found = await outcomeOf(() => ask({ ...plain, ...over }));
  const isAsked = statements.length > ran;
  assert.deepEqual(found, await outcomeOf(() => ask(plain)));
  return isAsked;
};

/** What a question gives: its answer, or in which words it is refused. */
const outcomeOf = async (ask: () => unknown): Promise<unknown> => {
  try {
    return await ask();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : error;
  }
};
