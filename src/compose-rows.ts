import type { Config } from './config.ts';
import type { Sources } from './context.ts';
import type { Catalog } from './sources/catalog/catalog.ts';
import type { RowFile } from './sources/catalog/row-file/row-file.ts';
import { fileImages } from './sources/columns/from-file/file-images.ts';
import { fileLabels } from './sources/columns/from-file/file-labels.ts';
import { fileLists } from './sources/columns/from-file/file-lists.ts';
import { filePatients } from './sources/columns/from-file/file-patients.ts';
import {
  imagesOverProfiles,
  openProfiles,
  talliesOverProfiles,
} from './sources/columns/profiles/over-profiles.ts';
import type { LabelSetCode } from './terms/label-set-code.ts';

/** Of the memory for columns, how much blocks of a row file may take beside them: a part in so many. */
const BLOCKS_SHARE = 4;

/** Sources that read rows by place from the file beside a catalog file, and the file. */
export interface RowsOver {
  readonly sources: Sources;
  readonly rows: RowFile;
}

/** Of more images than that columns sort and filter anew for each page: no memory is left to keep it. */
const MOST_SORTED = 2 ** 19;

/** The same sources with pages of all images from a row file, where columns would take longer. */
export const withListsOf = (
  sources: Sources,
  { rows }: RowsOver,
  loadedSets: ReadonlySet<LabelSetCode>,
): Sources =>
  rows.imageCount > MOST_SORTED
    ? { ...sources, images: fileLists(sources.images, rows, loadedSets) }
    : sources;

/** What was loaded, and who is told what is wrong with its row file. */
export interface RowsOf {
  readonly contentHash: string;
  readonly loadedSets: ReadonlySet<LabelSetCode>;
  readonly logError: (message: string, error: unknown) => void;
}

/**
 * The rows of a catalog file by place, before what asks its engine; null where there is no such file, or
 * it is not wanted. One that is damaged, or of another catalog, is not used, which is told.
 */
export const overRows = async (
  below: Sources,
  { catalog, speed }: Pick<Config, 'catalog' | 'speed'>,
  rowsOf: RowsOf,
): Promise<RowsOver | null> => {
  const { engine, file } = catalog;
  if (engine !== 'duckdb' || file === null || !speed.isFast) return null;
  const rows = await openRows(file, speed.columnBytes / BLOCKS_SHARE, rowsOf);
  if (rows === null) return null;
  const sources: Sources = {
    ...below,
    images: fileImages(below.images, rows, rowsOf.loadedSets),
    patients: filePatients(below.patients, rows),
    labels: fileLabels(below.labels, rows, rowsOf.loadedSets),
  };
  return { sources, rows };
};

const openRows = async (
  catalogFile: string,
  maxBytes: number,
  { contentHash, logError }: RowsOf,
): Promise<RowFile | null> => {
  const { openRowFile, rowFileOf } = await import('./sources/catalog/row-file/open-row-file.ts');
  const { catalogFormat } = await import('./sources/catalog/load/table-shapes.ts');
  try {
    return openRowFile(rowFileOf(catalogFile), { contentHash, format: catalogFormat(), maxBytes });
  } catch (error) {
    logError('The row file is not used; its rows are asked of the engine', error);
    return null;
  }
};

/** Counts of the images of a catalog file by their profiles; null where it has none. */
export const overProfiles = (
  below: Sources,
  catalog: Catalog,
  logError: RowsOf['logError'],
): { readonly sources: Sources; readonly settled: Promise<void> } | null => {
  if (!catalog.hasProfiles) return null;
  const { ask, settled } = openProfiles(catalog, logError);
  const sources: Sources = {
    ...below,
    images: imagesOverProfiles(below.images, ask),
    tallies: talliesOverProfiles(below.tallies, ask),
  };
  return { sources, settled };
};
