import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { TABLE_NAMES } from '../../../src/sources/catalog/tables.ts';
import { bigqueryEnvironment, fillEmulator } from '../../support/bigquery-catalog.ts';
import { bigquerySuite, startBigQueryEmulator } from '../../support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../../support/emulator-front.ts';
import { rowCountOf, tablesIn } from '../../support/emulator-tables.ts';
import { startGateway } from '../../support/gateway.ts';
import { load, startLoad } from '../load-command/run-load.ts';
import { startCutUploads } from './cut-uploads.ts';
import { startHeldUploads } from './held-uploads.ts';
import { threeFolders } from './three-folders.ts';

const [first, second, third] = threeFolders();

const QUESTION =
  '{ dataset { contentHash } images(first: 40) { totalCount nodes { imageIndex } } }';

bigquerySuite('A load into BigQuery whose process is killed', () => {
  let emulator: EmulatorFront;
  /** Settings of the command. Loading does not ask what serves. */
  const settings = (url: string, dataDir: string) => {
    const { CATALOG: _, ...others } = bigqueryEnvironment({ ...emulator, url });
    return { ...others, DATA_DIR: dataDir };
  };

  before(async () => {
    emulator = await startEmulatorFront(await startBigQueryEmulator());
  });
  beforeEach(async () => {
    await emulator.restart();
    await fillEmulator(emulator, first);
    await fillEmulator(emulator, second);
  });
  after(() => emulator?.stop());

  for (const [point, served] of [
    ['images', second],
    ['uids', second],
    ['radiograph_catalog', second],
    ['removal', third],
  ] as const) {
    it(`at "${point}" leaves a whole catalog, and is done when it is run again`, async (test) => {
      const uploads = await startHeldUploads(emulator.url);
      test.after(() => uploads.stop());
      const held = uploads.hold(point);
      const { stop } = startLoad(['--to', 'bigquery'], settings(uploads.url, third));
      await held;

      const { status } = await stop('SIGKILL');

      assert.equal(status, null);
      await assertServed(served);
      await assertDoneAgain();
    });
  }

  it('in the middle of a table leaves nothing of that table', async (test) => {
    const uploads = await startCutUploads(emulator.url, 'uids');
    test.after(() => uploads.stop());
    const tablesBefore = await tablesIn(emulator);
    const { stop } = startLoad(['--to', 'bigquery'], settings(uploads.url, third));
    await uploads.begun;

    await stop('SIGKILL');

    const uids = (await tablesIn(emulator)).filter(
      (name) => name.startsWith('uids_') && !tablesBefore.includes(name),
    );
    // The emulator makes the table before it has read the rows; BigQuery makes none.
    assert.deepEqual(await Promise.all(uids.map((name) => rowCountOf(emulator, name))), [0]);
    await assertServed(second);
    await assertDoneAgain();
  });

  it('says that it was interrupted, where it can', async (test) => {
    const uploads = await startHeldUploads(emulator.url);
    test.after(() => uploads.stop());
    const held = uploads.hold('boxes');
    const { stop } = startLoad(['--to', 'bigquery'], settings(uploads.url, third));
    await held;

    const { status, told } = await stop('SIGINT');

    assert.equal(status, 130);
    assert.match(
      told,
      /^Interrupted\. What was there before is as it was; run this again to go on\.$/m,
    );
    assert.doesNotMatch(told, / at .*\.ts:\d+/);
  });

  /** The catalog of the folder is there, and that of the one before; nothing else is. */
  const assertDoneAgain = async (): Promise<void> => {
    const { status, told } = await load(['--to', 'bigquery'], settings(emulator.url, third));
    assert.equal(status, 0, told);
    await assertServed(third);
    const suffixes = new Set((await tablesIn(emulator)).map((name) => name.split('_').at(-1)));
    // The pointer's name is "radiograph_catalog".
    assert.equal(suffixes.size, 3);
    assert.equal((await tablesIn(emulator)).length, 2 * TABLE_NAMES.length + 1);
  };

  const assertServed = async (dataDir: string): Promise<void> => {
    const onBigQuery = await startGateway({ env: bigqueryEnvironment(emulator) });
    const ofFolder = await startGateway({ dataDir });
    const found = await onBigQuery.data(QUESTION);
    const wanted = await ofFolder.data(QUESTION);
    await onBigQuery.stop();
    await ofFolder.stop();
    assert.deepEqual(found, wanted);
  };
});
