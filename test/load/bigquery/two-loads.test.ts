import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import type { LoadEvent } from '../../../src/sources/catalog/load/load-events.ts';
import { TABLE_NAMES } from '../../../src/sources/catalog/tables.ts';
import { bigqueryEnvironment, fillEmulator, loadInto } from '../../support/bigquery-catalog.ts';
import { bigquerySuite, startBigQueryEmulator } from '../../support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../../support/emulator-front.ts';
import { tablesIn } from '../../support/emulator-tables.ts';
import { startGateway } from '../../support/gateway.ts';
import { type HeldUploads, startHeldUploads } from './held-uploads.ts';
import { threeFolders } from './three-folders.ts';

const [earlier, slow, fast] = threeFolders();

const QUESTION =
  '{ dataset { contentHash } images(first: 40) { totalCount nodes { imageIndex } } }';

bigquerySuite('Of two loads into one dataset at the same time', () => {
  let emulator: EmulatorFront;
  let uploads: HeldUploads;
  /** Through what can hold it back. */
  const loadSlowly = () => loadInto({ ...emulator, url: uploads.url }, { dataDir: slow });

  before(async () => {
    emulator = await startEmulatorFront(await startBigQueryEmulator());
    uploads = await startHeldUploads(emulator.url);
  });
  beforeEach(async () => {
    uploads.release();
    await emulator.restart();
    await fillEmulator(emulator, earlier);
  });
  after(async () => {
    await uploads?.stop();
    await emulator?.stop();
  });

  it('each is done where both load the same', async () => {
    await Promise.all([fillEmulator(emulator, slow), fillEmulator(emulator, slow)]);

    await assertServed(slow);
    assert.equal((await tablesIn(emulator)).length, 2 * TABLE_NAMES.length + 1);
  });

  for (const point of ['uids', 'radiograph_catalog']) {
    it(`the one that was at "${point}" is whole, though the other took its tables for old ones`, async () => {
      const held = uploads.hold(point);
      const slowly = loadSlowly();
      await held;
      const removed = namesIn(await loadInto(emulator, { dataDir: fast }), 'REMOVED');
      await assertServed(fast);

      uploads.release();
      const events = await slowly;

      assert.ok(removed.includes('images'), removed.join());
      assert.ok(namesIn(events, 'PUBLISHED').length === 1);
      await assertServed(slow);
    });
  }

  it('the one that was published first removes nothing of the other', async () => {
    const held = uploads.hold('list');
    const slowly = loadSlowly();
    await held;
    await loadInto(emulator, { dataDir: fast });
    const tables = await tablesIn(emulator);

    uploads.release();
    const events = await slowly;

    assert.deepEqual(namesIn(events, 'REMOVED'), []);
    assert.deepEqual(await tablesIn(emulator), tables);
    await assertServed(fast);
  });

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

/** The tables, or loads, of all events of a kind, without what their names end with. */
const namesIn = (events: readonly LoadEvent[], kind: 'REMOVED' | 'PUBLISHED'): string[] =>
  events.flatMap((event) => {
    if (event.kind !== kind) return [];
    return event.kind === 'REMOVED' ? event.table.replace(/_[0-9a-f]{16}$/, '') : event.tableSuffix;
  });
