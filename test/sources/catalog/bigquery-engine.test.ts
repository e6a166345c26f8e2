import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BigQueryJobs, Estimate } from '../../../src/sources/bigquery/bigquery.ts';
import { bigqueryEngine } from '../../../src/sources/catalog/engines/bigquery.ts';

const unasked = (): never => {
  throw new Error('Nobody should ask this.');
};

/** Jobs that say what a statement would read, and nothing else. */
const jobsOf = (estimate: Estimate): BigQueryJobs => ({
  run: unasked,
  stream: unasked,
  table: unasked,
  estimate: async () => estimate,
  ceiling: () => 5000,
});

const tables = {
  nameOf: (table: string) => table,
  witness: { projectId: 'p', datasetId: 'd', tableId: 'images' },
  close: async () => {},
};

const STATEMENT = { label: 'x', sql: 'select 1', parameters: [] };

describe('What a statement of the catalog would cost on BigQuery', () => {
  const estimated = (estimate: Estimate) =>
    bigqueryEngine(jobsOf(estimate), tables).estimate(STATEMENT);

  it('is what it would read, beside the most that it may bill', async () => {
    assert.deepEqual(await estimated({ bytesProcessed: 7000, tableCount: 1, isCached: false }), {
      estimatedBytes: 7000,
      maximumBytesBilled: 5000,
      isCached: false,
    });
  });

  it('is nothing where BigQuery would answer from its own cache', async () => {
    assert.deepEqual(await estimated({ bytesProcessed: 7000, tableCount: 1, isCached: true }), {
      estimatedBytes: 0,
      maximumBytesBilled: 5000,
      isCached: true,
    });
  });
});
