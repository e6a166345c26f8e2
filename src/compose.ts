import { tmpdir } from 'node:os';
import { shareBigQuery } from './compose-bigquery.ts';
import { inCatalog, openCatalog } from './compose-catalog.ts';
import { composeDicom } from './compose-dicom.ts';
import { heldBefore } from './compose-held.ts';
import {
  checkExportFolder,
  composeLasting,
  type Lasting,
  type Opened,
  openedThings,
} from './compose-lasting.ts';
import type { Config } from './config.ts';
import type { Sources } from './context.ts';
import { notingPassing } from './passing-sources.ts';
import { cachedAgreement } from './sources/cache/cached-agreement.ts';
import { cachedComparison } from './sources/cache/cached-comparison.ts';
import { cachedGround } from './sources/cache/cached-ground.ts';
import { cachedImages } from './sources/cache/cached-images.ts';
import { cachedLabels } from './sources/cache/cached-labels.ts';
import { cachedPatients } from './sources/cache/cached-patients.ts';
import { cachedReaders } from './sources/cache/cached-readers.ts';
import { cachedTallies } from './sources/cache/cached-tallies.ts';
import { createCatalog, type StatementObserver } from './sources/catalog/catalog.ts';
import { catalogCohorts } from './sources/catalog/catalog-cohorts.ts';
import { catalogDataset } from './sources/catalog/catalog-dataset.ts';
import type { Engine } from './sources/catalog/engine.ts';
import { openCohortFiles } from './sources/exports/cohort-files.ts';
import { createMeasurer } from './sources/scores/measured-scores.ts';
import type { RequestRecord } from './trail.ts';

// What those who start the gateway need to know of its sources, and no more.
export type { StatementObserver } from './sources/catalog/catalog.ts';
export { LoadError } from './sources/catalog/load/load-error.ts';

/** Who is told what happens inside. */
export interface Watchers {
  readonly logError: (message: string, error: unknown) => void;
  /** Told of every request over HTTP when it has ended. */
  readonly logRequest?: (record: RequestRecord) => void;
  readonly observeStatement: StatementObserver;
}

const NOBODY: Watchers = { observeStatement: () => {}, logError: () => {} };

/** Sources that are open, until they are closed. */
export interface OpenSources {
  readonly sources: Sources;
  /** Settles when nothing is read in the background any more. Never rejects. */
  readonly settled: Promise<void>;
  close(): Promise<void>;
}

/**
 * Loads the data and chooses what answers for it, with the other files of this name: they alone name
 * adapters.
 *
 * Errors: LoadError says what is wrong with which file; nothing is left open.
 */
export const compose = async (
  config: Config,
  watchers: Watchers = NOBODY,
  moment: LoadMoment = {
    lasting: composeLasting(config, watchers.logError),
    loadedAt: new Date().toISOString(),
  },
): Promise<OpenSources> => {
  const opened = openedThings();
  try {
    const found = await open(config, watchers, { ...moment, opened });
    return { ...found, sources: notingPassing(found.sources), close: opened.close };
  } catch (error) {
    await opened.close();
    throw error;
  }
};

/** One time that the data is loaded. */
export interface LoadMoment {
  readonly lasting: Lasting;
  /** What is said of it, ISO 8601. */
  readonly loadedAt: string;
}

/** The same, and how what is opened is closed. */
interface Openings extends LoadMoment {
  readonly opened: Opened;
}

const open = async (
  config: Config,
  { observeStatement, logError }: Watchers,
  { lasting, loadedAt, opened }: Openings,
): Promise<Omit<OpenSources, 'close'>> => {
  const spool = { ...config.exports, folder: config.exports.folder ?? tmpdir() };
  checkExportFolder(spool.folder);
  const bigquery = shareBigQuery(config, lasting.allowance);
  opened.add(bigquery.close);
  const { engine, dataset } = await openCatalog(config, bigquery);
  opened.add(engine.close);
  const catalog = createCatalog(
    usedOf(engine, config),
    new Set(dataset.imageCounts.keys()),
    observeStatement,
  );
  const { statuses, ...dicom } = await composeDicom(config, bigquery, opened);
  const cohorts = catalogCohorts(catalog);
  const exports = openCohortFiles(cohorts, spool);
  opened.add(exports.close);
  const measurer = createMeasurer();
  opened.add(measurer.close);
  const plain: Sources = {
    ...dicom,
    ...inCatalog(catalog),
    cohorts,
    measurer,
    cohortFiles: exports.files,
    dataset: catalogDataset({ engine, dataset: Object.assign({}, dataset, { loadedAt }) }),
    statuses: async () => (await Promise.all([plain.dataset.statuses(), statuses()])).flat(),
  };
  const kept = remembering(plain, config.cacheMegabytes);
  const { contentHash } = dataset;
  return heldBefore(kept, config, { contentHash, catalog, opened, logError });
};

/** The long way counts images one by one. */
const usedOf = (engine: Engine, { speed }: Config): Engine =>
  speed.isFast ? engine : { ...engine, hasProfiles: false };

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
