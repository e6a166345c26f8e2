import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, it } from 'node:test';
import { openCatalogFile } from '../../src/sources/catalog/load/catalog-file.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { bigqueryEnvironment, fillEmulator } from '../support/bigquery-catalog.ts';
import { bigquerySuite, startBigQueryEmulator } from '../support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../support/emulator-front.ts';
import { sampleDir } from '../support/gateway.ts';
import { type HeldUploads, startHeldUploads } from './bigquery/held-uploads.ts';
import { makeSampleFile } from './catalog-file/sample-file.ts';
import { load, startLoad } from './load-command/run-load.ts';

bigquerySuite('A catalog file that is read from BigQuery, where the process ends half way,', () => {
  const { root } = temporaryFolder();
  const file = join(root, 'catalog.duckdb');
  const args = ['--from', 'bigquery', '--to', 'duckdb', '--yes', '--file', file];
  let emulator: EmulatorFront;
  let asked: HeldUploads;
  const settings = () => {
    const { CATALOG: _, ...others } = bigqueryEnvironment({ ...emulator, url: asked.url });
    return others;
  };
  /** Starts it, and lets it come to the rows of a table. */
  const startHalf = async () => {
    const held = asked.hold('rows of uids');
    const running = startLoad(args, settings());
    await held;
    assert.ok(readdirSync(root).length > 1, 'It has begun to write.');
    return running;
  };

  before(async () => {
    emulator = await startEmulatorFront(await startBigQueryEmulator());
    asked = await startHeldUploads(emulator.url);
    await fillEmulator(emulator, sampleDir);
  });
  beforeEach(() => makeSampleFile(file));
  after(async () => {
    await asked?.stop();
    await emulator?.stop();
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`by ${signal}, stays what it was, and nothing is left beside it`, async () => {
      const was = readFileSync(file);
      const { stop } = await startHalf();

      const { status, printed, told } = await stop(signal);

      assert.equal(status, 130);
      assert.equal(printed, '');
      assert.match(told, /^Interrupted\./m);
      assert.doesNotMatch(told, / at .*\.ts:\d+/);
      assert.deepEqual(readdirSync(root).sort(), ['catalog.duckdb', 'catalog.duckdb.rows']);
      assert.deepEqual(readFileSync(file), was);
    });
  }

  it('by SIGKILL, stays what it was, and is made when it is run again', async () => {
    const was = readFileSync(file);
    const { stop } = await startHalf();

    await stop('SIGKILL');

    assert.deepEqual(readFileSync(file), was);
    // Nobody is left to remove what came so far: it has a name of its own.
    for (const name of readdirSync(root))
      assert.match(name, /^catalog\.duckdb(|\.rows|\..+\.part(|\.wal|\.rows))$/);
    asked.release();
    const { status, told } = await load(args, settings());
    assert.equal(status, 0, told);
    const { engine, dataset } = await openCatalogFile(file);
    assert.equal(dataset.imageCount, 2033);
    await engine.close();
  });
});
