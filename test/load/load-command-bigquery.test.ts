import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { bigqueryEnvironment } from '../support/bigquery-catalog.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../support/bigquery-emulator.ts';
import { load } from './load-command/run-load.ts';

bigquerySuite('npm run load with BigQuery', () => {
  const { root: folder } = temporaryFolder();
  let emulator: BigQueryEmulator;
  let env: Readonly<Record<string, string>>;

  before(async () => {
    emulator = await startBigQueryEmulator();
    // Loading does not ask what serves, so CATALOG is left out.
    const { CATALOG: _, ...others } = bigqueryEnvironment(emulator);
    env = others;
  });
  after(() => emulator?.stop());

  it('fills a dataset, and then a file of it where the spending is agreed to beforehand', async () => {
    const file = path.join(folder, 'snapshot.duckdb');

    const filled = await load(['--to', 'bigquery'], env);
    const unasked = await load(['--from', 'bigquery', '--to', 'duckdb', '--file', file], env);
    const isThereUnasked = existsSync(file);
    const agreed = await load(
      ['--from', 'bigquery', '--to', 'duckdb', '--file', file, '--yes'],
      env,
    );

    assert.equal(filled.status, 0, filled.told);
    assert.match(filled.told, /^Read the label files: 2,033 images\.$/m);
    assert.match(
      filled.told,
      /^images: BigQuery makes a table of 2,033 rows\.\nimages: 2,033 rows\.$/m,
    );
    assert.equal(filled.printed, 'catalog is whole. CATALOG=bigquery npm start serves from it.\n');
    assert.match(filled.told, /^Published: who starts from now on serves [0-9a-f]{16}\.$/m);

    assert.equal(unasked.status, 1);
    assert.match(unasked.told, /^To pay: 73,400,320 bytes/m);
    assert.match(unasked.told, /standard input is no terminal\. Say --yes to go on unasked\.$/m);
    assert.equal(isThereUnasked, false);

    assert.equal(agreed.status, 0, agreed.told);
    assert.match(agreed.told, /^To read: [\d,]+ bytes/m);
    assert.match(agreed.told, /^Billed: [\d,]+ bytes in 7 statements\.$/m);
    assert.equal(existsSync(file), true);
    // oxlint-disable-next-line no-control-regex -- none is what is wanted where nobody looks on
    assert.doesNotMatch(filled.told + agreed.told, /[\r\u001b]/);
  });

  it('says what BigQuery said, and no more', async () => {
    const { status, told } = await load(['--from', 'bigquery', '--to', 'duckdb', '--yes'], {
      ...env,
      // Nothing listens there, and nothing may without privileges.
      BIGQUERY_API_ENDPOINT: 'http://127.0.0.1:1',
    });

    assert.equal(status, 1);
    assert.match(told, /^The source CATALOG did not answer\. Try again later\.$/m);
    assert.match(told, /ECONNREFUSED/);
    assert.doesNotMatch(told, / at .*\.ts:\d+/);
  });
});
