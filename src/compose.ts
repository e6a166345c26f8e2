import { composeDicom } from './compose-dicom.ts';
import type { Config } from './config.ts';
import type { Sources } from './context.ts';
import type { SourceStatus } from './dataset/dataset.ts';
import { cachedImages } from './sources/cache/cached-images.ts';
import { cachedLabels } from './sources/cache/cached-labels.ts';
import { cachedPatients } from './sources/cache/cached-patients.ts';
import { cachedReaders } from './sources/cache/cached-readers.ts';
import { createCatalog, type StatementObserver } from './sources/catalog/catalog.ts';
import { catalogDataset } from './sources/catalog/catalog-dataset.ts';
import { catalogImages } from './sources/catalog/catalog-images.ts';
import { catalogLabels } from './sources/catalog/catalog-labels.ts';
import { catalogPatients } from './sources/catalog/catalog-patients.ts';
import { catalogReaders } from './sources/catalog/catalog-readers.ts';
import { catalogSearch } from './sources/catalog/catalog-search.ts';
import { loadCatalog } from './sources/catalog/load/load-catalog.ts';

// What those who start the gateway need to know of its sources, and no more.
export type { StatementObserver } from './sources/catalog/catalog.ts';
export { LoadError } from './sources/catalog/load/load-error.ts';

/** Sources that are open, until they are closed. */
export interface OpenSources {
  readonly sources: Sources;
  close(): Promise<void>;
}

/**
 * Loads the data and chooses what answers for it: the one place that names adapters.
 *
 * Errors: LoadError says what is wrong with which file.
 */
export const compose = async (
  config: Config,
  observe: StatementObserver = () => {},
): Promise<OpenSources> => {
  const { engine, dataset } = await loadCatalog(config.dataDir);
  const catalog = createCatalog(engine, new Set(dataset.imageCounts.keys()), observe);
  const { close: closeDicom, ...dicom } = await composeDicom(config);
  const close = async (): Promise<void> => {
    await closeDicom();
    await engine.close();
  };
  const plain: Sources = {
    ...dicom,
    images: catalogImages(catalog),
    patients: catalogPatients(catalog),
    labels: catalogLabels(catalog),
    readers: catalogReaders(catalog),
    dataset: catalogDataset(catalog, dataset),
    statuses: () => statusesOf(plain),
    search: catalogSearch(catalog),
  };
  if (config.cacheMegabytes === 0) return { sources: plain, close };
  // An eighth is for the attributes of DICOM objects.
  const maxBytes = config.cacheMegabytes * 1024 * 1024;
  return {
    sources: {
      ...plain,
      images: cachedImages(plain.images, (maxBytes * 7) / 16),
      patients: cachedPatients(plain.patients, maxBytes / 8),
      labels: cachedLabels(plain.labels, (maxBytes * 5) / 16),
      readers: cachedReaders(plain.readers),
    },
    close,
  };
};

const statusesOf = async ({ dataset, objects, files }: Sources): Promise<SourceStatus[]> => {
  const own = await Promise.all([dataset.statuses(), objects.status(), files.status()]);
  return own.flat();
};
