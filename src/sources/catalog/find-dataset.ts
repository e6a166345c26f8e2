import { SourceError } from '../../errors.ts';
import type { DatasetName } from '../bigquery/bigquery.ts';
import type { BigQueryConnection } from '../bigquery/open-bigquery.ts';
import { LoadError } from './load/load-error.ts';

/** The dataset that holds a catalog, or is to hold one. */
export interface CatalogDataset {
  readonly dataset: DatasetName;
  /** Where the settings say that it is; null: as it says itself. */
  readonly location: string | null;
}

/**
 * Where a dataset is, found out before anything runs there; null where that cannot be told. Looking
 * at it bills nothing.
 *
 * Errors: LoadError where there is no such dataset, or where it is elsewhere than the settings say,
 * which BigQuery itself would call "not found"; SourceError.
 */
export const findDataset = async (
  connection: BigQueryConnection,
  { dataset, location: wanted }: CatalogDataset,
): Promise<string | null> => {
  const { projectId, datasetId } = dataset;
  const tables = connection.tables({ source: 'CATALOG', dataset, location: wanted });
  const facts = await tables.dataset().catch((error: unknown) => {
    // Who may use its tables need not see the dataset.
    if (error instanceof SourceError && error.problem === 'NO_ACCESS') return { location: null };
    throw error;
  });
  if (facts === null) {
    const make = `\`bq --location=${wanted ?? 'US'} mk --dataset ${projectId}:${datasetId}\``;
    throw new LoadError({
      place: { file: `The BigQuery dataset ${projectId}.${datasetId}` },
      wanted: `one that is there, as ${make} makes it`,
      found: 'no such dataset, or no such project',
    });
  }
  const found = facts.location;
  if (wanted === null || found === null) return wanted ?? found;
  if (wanted.toUpperCase() === found.toUpperCase()) return found;
  const place = { file: 'BIGQUERY_LOCATION' };
  const isWanted = `${found}, where the dataset ${projectId}.${datasetId} is, or nothing`;
  throw new LoadError({ place, wanted: isWanted, found: wanted });
};
