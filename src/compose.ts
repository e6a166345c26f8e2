import { tmpdir } from 'node:os';
import { type SharedBigQuery, shareBigQuery } from './compose-bigquery.ts';
import { composeDicom } from './compose-dicom.ts';
import type { Config } from './config.ts';
import type { Sources } from './context.ts';
import { createAllowance } from './sources/bigquery/allowance/create-allowance.ts';
import { readDatasetName } from './sources/bigquery/names.ts';
import { cachedAgreement } from './sources/cache/cached-agreement.ts';
import { cachedComparison } from './sources/cache/cached-comparison.ts';
import { cachedGround } from './sources/cache/cached-ground.ts';
import { cachedImages } from './sources/cache/cached-images.ts';
import { cachedLabels } from './sources/cache/cached-labels.ts';
import { cachedPatients } from './sources/cache/cached-patients.ts';
import { cachedReaders } from './sources/cache/cached-readers.ts';
import { cachedTallies } from './sources/cache/cached-tallies.ts';
import { type Catalog, createCatalog, type StatementObserver } from './sources/catalog/catalog.ts';
import { catalogAgreement } from './sources/catalog/catalog-agreement.ts';
import { catalogCohorts } from './sources/catalog/catalog-cohorts.ts';
import { catalogComparison } from './sources/catalog/catalog-comparison.ts';
import { catalogDataset } from './sources/catalog/catalog-dataset.ts';
import { catalogGround } from './sources/catalog/catalog-ground.ts';
import { catalogImages } from './sources/catalog/catalog-images.ts';
import { catalogLabels } from './sources/catalog/catalog-labels.ts';
import { catalogPatients } from './sources/catalog/catalog-patients.ts';
import { catalogReaders } from './sources/catalog/catalog-readers.ts';
import { catalogSearch } from './sources/catalog/catalog-search.ts';
import { catalogTallies } from './sources/catalog/catalog-tallies.ts';
import type { LoadedCatalog } from './sources/catalog/loaded-catalog.ts';
import { openCohortFiles } from './sources/exports/cohort-files.ts';
import { createMeasurer } from './sources/scores/measured-scores.ts';

// What those who start the gateway need to know of its sources, and no more.
export type { StatementObserver } from './sources/catalog/catalog.ts';
export { LoadError } from './sources/catalog/load/load-error.ts';

/** Who is told what happens inside. */
export interface Watchers {
  readonly logError: (message: string, error: unknown) => void;
  readonly observeStatement: StatementObserver;
}

const NOBODY: Watchers = { observeStatement: () => {}, logError: () => {} };

/** Sources that are open, until they are closed. */
export interface OpenSources {
  readonly sources: Sources;
  close(): Promise<void>;
}

/**
 * Loads the data and chooses what answers for it, with the other files of this name: they alone name
 * adapters.
 *
 * Errors: LoadError says what is wrong with which file.
 */
export const compose = async (
  config: Config,
  { observeStatement, logError }: Watchers = NOBODY,
): Promise<OpenSources> => {
  const bigquery = shareBigQuery(config, () => createAllowance(config.bigquery, { log: logError }));
  const loaded = await openCatalog(config, bigquery).catch(async (error: unknown) => {
    await bigquery.close();
    throw error;
  });
  const { engine, dataset } = loaded;
  const catalog = createCatalog(engine, new Set(dataset.imageCounts.keys()), observeStatement);
  const { close: closeDicom, statuses, ...dicom } = await composeDicom(config, bigquery);
  const cohorts = catalogCohorts(catalog);
  const exports = openCohortFiles(cohorts, {
    ...config.exports,
    folder: config.exports.folder ?? tmpdir(),
  });
  const measurer = createMeasurer();
  const close = async (): Promise<void> => {
    await measurer.close();
    await exports.close();
    await closeDicom();
    await engine.close();
    await bigquery.close();
  };
  const plain: Sources = {
    ...dicom,
    ...inCatalog(catalog),
    cohorts,
    measurer,
    cohortFiles: exports.files,
    dataset: catalogDataset(loaded),
    statuses: async () => (await Promise.all([plain.dataset.statuses(), statuses()])).flat(),
  };
  return { sources: remembering(plain, config.cacheMegabytes), close };
};

/** What the catalog's tables answer. */
const inCatalog = (catalog: Catalog) => ({
  images: catalogImages(catalog),
  patients: catalogPatients(catalog),
  labels: catalogLabels(catalog),
  readers: catalogReaders(catalog),
  agreement: catalogAgreement(catalog),
  comparison: catalogComparison(catalog),
  tallies: catalogTallies(catalog),
  ground: catalogGround(catalog),
  search: catalogSearch(catalog),
});

/** Sources that do not ask again what they asked before, within so much memory, in mebibytes. */
const remembering = (plain: Sources, cacheMegabytes: number): Sources => {
  if (cacheMegabytes === 0) return plain;
  // An eighth is for the attributes of DICOM objects.
  const maxBytes = cacheMegabytes * 1024 * 1024;
  return {
    ...plain,
    images: cachedImages(plain.images, (maxBytes * 5) / 16),
    patients: cachedPatients(plain.patients, maxBytes / 8),
    labels: cachedLabels(plain.labels, maxBytes / 4),
    readers: cachedReaders(plain.readers),
    agreement: cachedAgreement(plain.agreement, maxBytes / 32),
    comparison: cachedComparison(plain.comparison, maxBytes / 32),
    ground: cachedGround(plain.ground, maxBytes / 16),
    tallies: cachedTallies(plain.tallies, maxBytes / 16),
  };
};

/** Each engine brings its own library, so only the one that is chosen is loaded. */
const openCatalog = async (
  { catalog, dataDir, bigquery: { dataset, projectId, location } }: Config,
  bigquery: SharedBigQuery,
): Promise<LoadedCatalog> => {
  if (catalog.engine === 'bigquery') {
    const { openBigQueryCatalog } = await import('./sources/catalog/open-bigquery-catalog.ts');
    const { connection, allowance } = await bigquery.open();
    const place = { dataset: readDatasetName(dataset, projectId), location, allowance };
    return openBigQueryCatalog(connection, place);
  }
  if (catalog.file !== null) {
    const { openCatalogFile } = await import('./sources/catalog/load/catalog-file.ts');
    return openCatalogFile(catalog.file);
  }
  const { loadCatalog } = await import('./sources/catalog/load/load-catalog.ts');
  return loadCatalog(dataDir);
};
