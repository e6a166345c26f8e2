// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, it } from 'node:test';
import { composeLoading, type LoadWatcher } from '../../src/compose-load.ts';
import { readConfig } from '../../src/config.ts';
import { POINTER_TABLE } from '../../src/sources/catalog/catalog-pointer.ts';
import { TABLE_NAMES } from '../../src/sources/catalog/tables.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { bigqueryEnvironment, fillEmulator } from '../support/bigquery-catalog.ts';
import { bigquerySuite, startBigQueryEmulator } from '../support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../support/emulator-front.ts';
import { removeTable, tablesIn } from '../support/emulator-tables.ts';
import { sampleDir, startGateway } from '../support/gateway.ts';
import { allAnswers, differing } from './catalog-file/answers.ts';

// Bytes are those of the results' text here: BigQuery counts those of the columns that are read.

bigquerySuite('A catalog file of the tables on BigQuery', () => {
  const { root } = temporaryFolder();
  let emulator: EmulatorFront;
  let file: string;
  let made = 0;

  before(async () => {
    emulator = await startEmulatorFront(await startBigQueryEmulator());
    await fillEmulator(emulator, sampleDir);
  });
  after(() => emulator?.stop());
  beforeEach(() => {
    made += 1;
    file = join(root, `${made}.duckdb`);
    emulator.clear();
  });

  /** Makes it as the command does; gives whether it was made, and what was said until then. */
  const snapshot = async (
    agree: LoadWatcher['agree'],
    env: Readonly<Record<string, string>> = {},
  ) => {
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    const config = readConfig({ ...bigqueryEnvironment(emulator), ...env }, sampleDir);
    const loading = composeLoading(config, { say, sayProgress: say, agree });
    try {
      return { isMade: await loading.bigqueryIntoFile(file), said };
    } finally {
      await loading.close();
    }
  };

  const paid = () => emulator.seen.filter(({ isDryRun }) => !isDryRun).map(({ sql }) => sql);

  it('answers every sample operation byte for byte as the label files do', async (test) => {
    await snapshot(async () => true);
    const fromFolder = await startGateway();
    const fromFile = await startGateway({ env: { CATALOG_FILE: file } });
    test.after(async () => {
      await fromFolder.stop();
      await fromFile.stop();
    });

    assert.deepEqual(differing(await allAnswers(fromFile), await allAnswers(fromFolder)), []);
  });

  it('takes one statement for each table and one for the pointer, none of them twice', async () => {
    const { isMade, said } = await snapshot(async () => true);

    const read = paid().map((sql) => / from `(\w+?)(?:_[0-9a-f]{16})?`/.exec(sql)?.[1]);
    assert.equal(isMade, true);
    assert.deepEqual(new Set(read), new Set([POINTER_TABLE, ...TABLE_NAMES]));
    assert.equal(read.length, 7);
    assert.match(said.at(-1) ?? '', /^Billed: [\d,]+ bytes in 7 statements\.$/);
  });

  it('tells rows and bytes before anything is paid, and pays nothing where nobody agrees', async () => {
    let paidBefore: readonly string[] | null = null;
    const { isMade, said } = await snapshot(async () => {
      paidBefore = paid();
      return false;
    });

    assert.equal(isMade, false);
    assert.deepEqual(paidBefore, []);
    assert.deepEqual(paid(), []);
    assert.equal(existsSync(file), false);
    assert.match(said.join('\n'), /^images: 2,033 rows, [\d,]+ bytes\n/);
    assert.match(said.join('\n'), /^To read: [\d,]+ bytes, each table once/m);
    // Seven times ten mebibytes: the sample is small.
    assert.match(said.join('\n'), /^To pay: 73,400,320 bytes/m);
    assert.match(said.join('\n'), /^One statement may bill 1,000,000,000 bytes at most\.$/m);
  });

  it('does not even ask where a table costs more than one statement may', async () => {
    const agree = async (): Promise<boolean> => assert.fail('It asked.');

    await assert.rejects(
      snapshot(agree, { BIGQUERY_MAX_BYTES_BILLED: '10000000' }),
      /The BigQuery table images_[0-9a-f]{16}: wanted at most 10000000 bytes to read, as BIGQUERY_MAX_BYTES_BILLED allows, found 10485760\.$/,
    );
    assert.deepEqual(paid(), []);
  });

  it('does not pay for a place that is taken, or that takes no file', async () => {
    writeFileSync(file, 'My own notes');

    await assert.rejects(
      snapshot(async () => true),
      /nothing else is replaced, found another kind/,
    );
    file = join(root, 'no/such/folder.duckdb');
    await assert.rejects(
      snapshot(async () => true),
      /wanted a place to write to, found ENOENT/,
    );
    assert.deepEqual(emulator.seen, []);
  });

  it('says how to make a dataset that is not there', async () => {
    const env = { BIGQUERY_DATASET: 'nothing' };

    await assert.rejects(
      snapshot(async () => true, env),
      /The BigQuery dataset radiograph-test\.nothing: wanted one that is there, as `bq .*` makes it, found no such dataset, or no such project\.$/,
    );
  });

  it('leaves nothing where a table is gone half way', async () => {
    const uids = (await tablesIn(emulator)).find((name) => name.startsWith('uids_')) ?? '';

    await assert.rejects(
      snapshot(async () => {
        await removeTable(emulator, uids);
        return true;
      }),
      /The source CATALOG /,
    );

    assert.deepEqual(
      readdirSync(root).filter((name) => name.startsWith(`${made}.`)),
      [],
    );
    await assert.rejects(
      snapshot(async () => true),
      /found radiograph_catalog, but no tables of a load\.$/,
    );
  });
});
