import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { bigquerySuite } from '../../support/bigquery-emulator.ts';
import { cutSample } from '../../support/cut-sample.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { startOnBigQuery } from '../../support/on-bigquery.ts';
import { type ExportArguments, exportOf, fetchFile } from './exporting.ts';

const PLAN = { train: 0.6, validation: 0.2, test: 0.2, seed: 7 };

const COHORTS: readonly (readonly [string, ExportArguments])[] = [
  ['all images', {}],
  ['a divided cohort', { split: PLAN }],
  ['another label set', { labelSets: ['NIH_NLP_2017'] }],
  [
    'a filter on labels',
    { filter: { labels: { some: { finding: { eq: 'EFFUSION' }, value: { eq: 'PRESENT' } } } } },
  ],
  ['no images', { filter: { or: [] } }],
];

bigquerySuite('Gateways with the same data, one of them on BigQuery', () => {
  let duckdb: TestGateway;
  let bigquery: TestGateway;
  before(async () => {
    const dataDir = cutSample();
    duckdb = await startGateway({ dataDir, listen: true });
    bigquery = await startOnBigQuery({ dataDir, listen: true });
  });
  after(async () => {
    await duckdb?.stop();
    await bigquery?.stop();
  });

  for (const [name, given] of COHORTS) {
    for (const format of ['CSV', 'JSONL', 'PARQUET'] as const) {
      it(`${format}: give the same bytes of ${name}`, async () => {
        const [here, there] = await Promise.all(
          [duckdb, bigquery].map((gateway) => exportOf(gateway, { ...given, format })),
        );
        assert.ok(here !== undefined);
        assert.deepEqual(there, here);
        const files = await Promise.all(
          [duckdb, bigquery].map((gateway) => fetchFile(gateway, here.url)),
        );
        assert.deepEqual(
          files.map(({ status }) => status),
          [200, 200],
        );
        assert.ok(files[0]?.body.equals(files[1]?.body ?? Buffer.of()));
      });
    }
  }
});
