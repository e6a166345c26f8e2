import type { SharedBigQuery } from './compose-bigquery.ts';
import type { Config } from './config.ts';
import { readDatasetName } from './sources/bigquery/names.ts';
import type { Catalog } from './sources/catalog/catalog.ts';
import { catalogAgreement } from './sources/catalog/catalog-agreement.ts';
import { catalogComparison } from './sources/catalog/catalog-comparison.ts';
import { catalogGround } from './sources/catalog/catalog-ground.ts';
import { catalogImages } from './sources/catalog/catalog-images.ts';
import { catalogLabels } from './sources/catalog/catalog-labels.ts';
import { catalogPatients } from './sources/catalog/catalog-patients.ts';
import { catalogReaders } from './sources/catalog/catalog-readers.ts';
import { catalogSearch } from './sources/catalog/catalog-search.ts';
import { catalogTallies } from './sources/catalog/catalog-tallies.ts';
import type { LoadedCatalog } from './sources/catalog/loaded-catalog.ts';

/** What the catalog's tables answer. */
export const inCatalog = (catalog: Catalog) => ({
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

/** Each engine brings its own library, so only the one that is chosen is loaded. */
export const openCatalog = async (
  { catalog, dataDir, resilience, bigquery: { dataset, projectId, location } }: Config,
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
    return openCatalogFile(catalog.file, resilience.statementTimeoutMs);
  }
  const { loadCatalog } = await import('./sources/catalog/load/load-catalog.ts');
  return loadCatalog(dataDir, resilience.statementTimeoutMs);
};
