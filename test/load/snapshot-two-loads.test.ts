// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { composeLoading } from '../../src/compose-load.ts';
import { readConfig } from '../../src/config.ts';
import { openCatalogFile } from '../../src/sources/catalog/load/catalog-file.ts';
import { FILES } from '../oracle/read-rows.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { withAlteredSample, withCell } from '../support/altered-sample.ts';
import { bigqueryEnvironment, fillEmulator } from '../support/bigquery-catalog.ts';
import { bigquerySuite, startBigQueryEmulator } from '../support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../support/emulator-front.ts';
import { createTable, removeTable, tablesIn } from '../support/emulator-tables.ts';
import { sampleDir, startGateway } from '../support/gateway.ts';

bigquerySuite('A catalog file of a dataset that holds two loads', () => {
  const { root } = temporaryFolder();
  let emulator: EmulatorFront;
  let readersBefore: string;

  before(async () => {
    emulator = await startEmulatorFront(await startBigQueryEmulator());
    const earlier = withCell(FILES.fourReads, { row: 9, at: 3 }, 'YES');
    await withAlteredSample(earlier, (dataDir) => fillEmulator(emulator, dataDir));
    readersBefore = (await tablesIn(emulator)).find((name) => name.startsWith('readers_')) ?? '';
    await fillEmulator(emulator, sampleDir);
    emulator.clear();
  });
  after(() => emulator?.stop());

  const snapshot = async (file: string): Promise<boolean> => {
    const config = readConfig(bigqueryEnvironment(emulator), sampleDir);
    const quiet = () => {};
    const watcher = { say: quiet, sayProgress: quiet, agree: async () => true };
    const loading = composeLoading(config, watcher);
    const isMade = await loading.bigqueryIntoFile(file);
    await loading.close();
    return isMade;
  };

  it('is of the last one, and reads nothing of the one before', async (test) => {
    const file = join(root, 'catalog.duckdb');

    assert.equal(await snapshot(file), true);

    const suffixesOf = (isDryRun: boolean) => {
      const seen = emulator.seen.filter((statement) => statement.isDryRun === isDryRun);
      return new Set(seen.flatMap(({ sql }) => /_([0-9a-f]{16})`/.exec(sql)?.[1] ?? []));
    };
    assert.equal(suffixesOf(true).size, 2);
    assert.equal(suffixesOf(false).size, 1);
    const [{ engine, dataset }, ofFolder] = [await openCatalogFile(file), await startGateway()];
    test.after(() => Promise.all([engine.close(), ofFolder.stop()]));
    assert.equal(dataset.contentHash, ofFolder.sources.dataset.dataset().contentHash);
  });

  it('is made, though another release made the one before', async () => {
    await removeTable(emulator, readersBefore);
    await createTable(emulator, readersBefore, [{ name: 'reader_id', type: 'STRING' }]);

    assert.equal(await snapshot(join(root, 'another.duckdb')), true);
  });
});
