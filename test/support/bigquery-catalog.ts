// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import { openBigQuery } from '../../src/sources/bigquery/open-bigquery.ts';
import { ownAllowance } from '../../src/sources/bigquery/own-allowance.ts';
import {
  type BigQueryLoad,
  loadIntoBigQuery,
} from '../../src/sources/catalog/load/load-bigquery.ts';
import type { LoadEvent } from '../../src/sources/catalog/load/load-events.ts';
import type { BigQueryEmulator } from './bigquery-emulator.ts';
import { type GatewayOptions, startGateway, type TestGateway } from './gateway.ts';

/** The emulator is slow with large bodies, long conditions and many rows, and the tests run beside each other. */
const TIMEOUT_MS = 600_000;

/** The emulator bills nothing that is like BigQuery's bytes. */
const MOST_BYTES = 1e12;

export interface BigQueryGatewayOptions extends GatewayOptions {
  readonly emulator: BigQueryEmulator;
  readonly dataDir: string;
}

/** The whole gateway in this process, with its catalog in the emulator: filled first, where it is not. */
export const startBigQueryGateway = async ({
  emulator,
  dataDir,
  ...options
}: BigQueryGatewayOptions): Promise<TestGateway> => {
  await fillEmulator(emulator, dataDir);
  return startGateway({
    ...options,
    dataDir,
    env: { ...bigqueryEnvironment(emulator), ...options.env },
  });
};

/** Settings that make the emulator the catalog. */
export const bigqueryEnvironment = ({
  url,
  projectId,
  datasetId,
}: BigQueryEmulator): Readonly<Record<string, string>> => ({
  CATALOG: 'bigquery',
  BIGQUERY_API_ENDPOINT: url,
  GOOGLE_CLOUD_PROJECT: projectId,
  BIGQUERY_DATASET: datasetId,
  BIGQUERY_TIMEOUT_MS: String(TIMEOUT_MS),
  SOURCE_TIMEOUT_MS: String(TIMEOUT_MS),
  OPERATION_TIMEOUT_MS: '0',
});

/** Loads a folder into the emulator. What is there already is not loaded again. */
export const fillEmulator = async (emulator: BigQueryEmulator, dataDir: string): Promise<void> => {
  await loadInto(emulator, { dataDir });
};

/** Loads a folder as `npm run load -- --to bigquery` does; gives what it told of itself. */
export const loadInto = async (
  { url, projectId, datasetId }: Pick<BigQueryEmulator, 'url' | 'projectId' | 'datasetId'>,
  load: Pick<BigQueryLoad, 'dataDir'> & Partial<BigQueryLoad>,
): Promise<LoadEvent[]> => {
  const connection = await openBigQuery({ projectId, apiEndpoint: url, timeoutMs: TIMEOUT_MS });
  const events: LoadEvent[] = [];
  try {
    await loadIntoBigQuery({
      connection,
      dataset: { projectId, datasetId },
      location: null,
      allowance: ownAllowance(MOST_BYTES),
      publicTable: null,
      onProgress: (event) => events.push(event),
      ...load,
    });
    return events;
  } finally {
    await connection.close();
  }
};
