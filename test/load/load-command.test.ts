import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { startGateway } from '../support/gateway.ts';
import { load, loadWithLittleRoom } from './load-command/run-load.ts';

describe('npm run load', () => {
  const { root: folder } = temporaryFolder();

  it('makes a catalog file, and says in plain lines how far it is and what to do then', async () => {
    const file = path.join(folder, 'catalog.duckdb');

    const { status, printed, told } = await load(['--to', 'duckdb', '--file', file]);

    assert.equal(status, 0);
    assert.equal(printed, `${file} is whole. CATALOG_FILE=${file} npm start serves from it.\n`);
    assert.match(
      told,
      /^images: 2,033 rows\.\nassessments: 5,301 rows\.\n(\w+: [\d,]+ rows\.\n)+$/,
    );
    const gateway = await startGateway({ env: { CATALOG_FILE: file } });
    assert.equal(gateway.sources.dataset.dataset().imageCount, 2033);
    await gateway.stop();
  });

  it('takes the file of CATALOG_FILE where none is named', async () => {
    const file = path.join(folder, 'named.duckdb');

    assert.equal((await load(['--to', 'duckdb'], { CATALOG_FILE: file })).status, 0);
    assert.equal(existsSync(file), true);
  });

  it('tells how it is called', async () => {
    const { status, printed, told } = await load(['--help']);

    assert.equal(status, 0);
    assert.match(printed, /^npm run load -- --to duckdb/);
    assert.equal(told, '');
  });

  it('ends with 1 and says what is wrong with an option', async () => {
    for (const [args, complaint] of [
      [[], /^--to: wanted duckdb or bigquery, found nothing\.\n\nnpm run load/],
      [['--to', 'mysql'], /^--to: wanted duckdb or bigquery, found mysql\./],
      [['--from', 'ftp', '--to', 'duckdb'], /^--from: wanted folder or bigquery, found ftp\./],
      [
        ['--from', 'bigquery', '--to', 'bigquery'],
        /^--to: wanted another place than --from, found/,
      ],
      [
        ['--to', 'bigquery', '--file', 'x'],
        /^--file: wanted --to duckdb with it, found bigquery\./,
      ],
      [['--too', 'duckdb'], /^Unknown option '--too'/],
      [['duckdb'], /^Unexpected argument 'duckdb'/],
    ] as const) {
      const { status, told } = await load(args);
      assert.equal(status, 1);
      assert.match(told, complaint);
      assert.doesNotMatch(told, / at .*\.ts:\d+/);
    }
  });

  it('ends with 1 and says what is wrong with a setting, a folder or a file', async () => {
    const lacking = await load(['--from', 'bigquery', '--to', 'duckdb']);
    const nowhere = await load(['--to', 'duckdb'], { DATA_DIR: path.join(folder, 'none') });
    const taken = await load(['--to', 'duckdb', '--file', 'README.md']);
    const full = await loadWithLittleRoom(['--to', 'duckdb', '--file', path.join(folder, 'full')]);

    assert.deepEqual([lacking.status, nowhere.status, taken.status, full.status], [1, 1, 1, 1]);
    assert.match(
      lacking.told,
      /BIGQUERY_DATASET: wanted because of --from bigquery, found nothing/,
    );
    assert.match(lacking.told, /GOOGLE_CLOUD_PROJECT: wanted because of --from bigquery/);
    assert.match(nowhere.told, /none: wanted a readable folder.*, found no such folder\.\n$/);
    assert.match(
      taken.told,
      /^README\.md: wanted a catalog file, or none: nothing else is replaced/,
    );
    assert.match(full.told, /full: wanted a place to write to, found File too large\.\n$/);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('full')),
      [],
    );
  });
});
