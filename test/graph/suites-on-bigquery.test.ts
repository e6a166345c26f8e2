// Suites of the graph that were written on DuckDB, run again as they are with the catalog on BigQuery: the same
// answers, in the same order, by the same number of statements. An emulator stands for BigQuery; see
// docs/decisions/0019-tests-on-bigquery.md for what it shows.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bigqueryEnvironment, fillEmulator } from '../support/bigquery-catalog.ts';
import { bigquerySuite, startBigQueryEmulator } from '../support/bigquery-emulator.ts';
import { catalogUnderTest, ON_DUCKDB } from '../support/catalog-under-test.ts';
import { type EmulatorFront, startEmulatorFront } from '../support/emulator-front.ts';

/** Suites of this folder that are not run again, by the reason. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'are about BigQuery themselves': [
    'billed',
    'billed-together',
    'dicom-table',
    'dicom-table-ages',
    'dicom-table-bad-days',
    'evaluation-bigquery',
    'hostile-on-bigquery',
    'operations-on-bigquery',
    'operations-with-table',
    'projection-bigquery',
    'statistics-bigquery',
    'suites-on-bigquery',
  ],
  'have BigQuery among their data sets': ['figures', 'property'],
  'are outdone by operations-on-bigquery': ['operations'],
  'are outdone by hostile-on-bigquery': ['hostile-strings'],
  'are about DuckDB, or about DuckDB that is told to bill': [
    'explain',
    'explain-memory',
    'explain-prices',
    'projection',
    'projection-ways',
  ],
  'have sources of their own, or none': [
    'cost',
    'dicom',
    'dicom-batches',
    'dicom-start',
    'dicom-tags',
    'dicom-twins',
    'dicom-values',
    'dicom-wanted',
    'document-errors',
    'errors',
    'projection-table',
  ],
  'are about rows in memory, of which there are none before an engine that bills what is read': [
    'rows-in-memory',
    'suites-in-memory',
  ],
  'are about files, and load many of them': ['content-hash'],
  'are about the published files': [
    'counted-figures',
    'published-agreement',
    'published-comparison',
    'published-evaluation',
  ],
  'take the emulator minutes, for a thousand conditions or a join': [
    'filter-branches',
    'reader-images',
  ],
  'are about DICOM stores': ['dicom-orthanc', 'dicom-published', 'store-bad-days', 'store-outage'],
};

const leftOut = Object.values(LEFT_OUT).flat();
const there = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => name.replace('.test.ts', ''));

bigquerySuite('With the catalog on BigQuery', async () => {
  let front: EmulatorFront;

  before(async () => {
    front = await startEmulatorFront(await startBigQueryEmulator());
    let published = '';
    Object.assign(catalogUnderTest, {
      adapters: { catalog: 'bigquery', labelFiles: 'bigquery' },
      make: async (dataDir: string) => {
        if (published !== dataDir) await fillEmulator(front, dataDir);
        published = dataDir;
        return bigqueryEnvironment(front);
      },
    });
  });
  after(async () => {
    Object.assign(catalogUnderTest, ON_DUCKDB);
    await front?.stop();
  });

  for (const suite of there) {
    if (!leftOut.includes(suite)) await import(`./${suite}.test.ts`);
  }

  it('no suite is left out that is not there', () => {
    assert.deepEqual(
      leftOut.filter((suite) => !there.includes(suite)),
      [],
    );
  });
});
