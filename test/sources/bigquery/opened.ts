import { ownRequest, type RequestFacts } from '../../../src/request.ts';
import type { Allowance } from '../../../src/sources/bigquery/allowance.ts';
import type { BigQueryJobs, Statement } from '../../../src/sources/bigquery/bigquery.ts';
import {
  type BigQueryConnection,
  openBigQuery,
  type Place,
} from '../../../src/sources/bigquery/open-bigquery.ts';
import { createSpending } from '../../../src/spending.ts';
import { PROJECT } from '../../support/bigquery-answers.ts';
import type { BigQueryEmulator } from '../../support/bigquery-emulator.ts';
import type { BigQueryStandIn } from '../../support/bigquery-stand-in.ts';

export const PLACE: Place = {
  source: 'CATALOG',
  dataset: { projectId: 'project-of-tables', datasetId: 'collection' },
  location: null,
};

export const CEILING = 50_000_000;

/** Lets everything through, and takes down what was set aside and what was billed. */
export const openHanded = (): Allowance & { readonly settled: (number | null)[] } => {
  const settled: (number | null)[] = [];
  return {
    settled,
    ceiling: () => CEILING,
    reserve: async () => ({ settle: async (bytes) => void settled.push(bytes) }),
  };
};

export interface Opened {
  readonly connection: BigQueryConnection;
  readonly jobs: BigQueryJobs;
  readonly settled: readonly (number | null)[];
}

/** Jobs at a stand-in. The deadline is far away unless the test is about silence. */
export const open = async (
  apiEndpoint: string,
  options: { timeoutMs?: number; silenceMs?: number; pageRows?: number } = {},
): Promise<Opened> => {
  const settings = { projectId: PROJECT, apiEndpoint, timeoutMs: 60_000, ...options };
  const connection = await openBigQuery(settings);
  const allowance = openHanded();
  return { connection, jobs: connection.jobs({ ...PLACE, allowance }), settled: allowance.settled };
};

export const STATEMENT: Statement = { label: 'numbers', sql: 'select n from t', parameters: [] };

/** A request of somebody, who may go. */
export const someone = (facts: Partial<RequestFacts> = {}): RequestFacts & { leave(): void } => {
  const controller = new AbortController();
  const spending = createSpending();
  return {
    ...ownRequest(),
    spending,
    signal: controller.signal,
    leave: () => controller.abort(),
    ...facts,
  };
};

/** Jobs at the emulator's dataset. The emulator is slow at times, and tests run beside each other. */
export const atEmulator = async (
  { url, projectId, datasetId }: Pick<BigQueryEmulator, 'url' | 'projectId' | 'datasetId'>,
  options: { pageRows?: number } = {},
): Promise<Opened & { readonly place: Place }> => {
  const place: Place = { source: 'CATALOG', dataset: { projectId, datasetId }, location: null };
  const settings = { projectId, apiEndpoint: url, timeoutMs: 60_000, ...options };
  const connection = await openBigQuery(settings);
  const allowance = openHanded();
  const jobs = connection.jobs({ ...place, allowance });
  return { connection, place, jobs, settled: allowance.settled };
};

/** The names of the jobs that were inserted, in their order. */
export const insertedIds = ({ asked }: Pick<BigQueryStandIn, 'asked'>): (string | undefined)[] =>
  asked
    .filter(({ step }) => step === 'insert')
    .map(({ body }) => /"jobId":"([^"]+)"/.exec(body)?.[1]);
