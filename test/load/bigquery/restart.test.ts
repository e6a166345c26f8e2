import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { LoadEvent } from '../../../src/sources/catalog/load/load-events.ts';
import { loadInto, startBigQueryGateway } from '../../support/bigquery-catalog.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../../support/bigquery-emulator.ts';
import { startEmulatorFront } from '../../support/emulator-front.ts';
import { removeTable, tablesIn } from '../../support/emulator-tables.ts';
import { sampleDir, startGateway } from '../../support/gateway.ts';
import { type HeldUploads, startHeldUploads } from './held-uploads.ts';

const LOADING = fileURLToPath(new URL('loading-process.ts', import.meta.url));

/** In the order of loading. */
const TABLES = ['images', 'assessments', 'boxes', 'readers', 'patients', 'uids'];

bigquerySuite('A load into BigQuery', () => {
  let emulator: BigQueryEmulator;
  let uploads: HeldUploads;
  const load = () => loadInto({ ...emulator, url: uploads.url }, { dataDir: sampleDir });
  const tableOf = async (name: string): Promise<string> =>
    (await tablesIn(emulator)).find((table) => withoutSuffix(table) === name) ?? '';

  before(async () => {
    emulator = await startEmulatorFront(await startBigQueryEmulator());
    uploads = await startHeldUploads(emulator.url);
  });
  after(async () => {
    await uploads?.stop();
    await emulator?.stop();
  });

  it('that is killed in the middle goes on with the table that was being loaded', async () => {
    const { projectId, datasetId } = emulator;
    const held = uploads.hold('boxes');
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', LOADING, uploads.url, projectId, datasetId, sampleDir],
      { stdio: 'ignore' },
    );
    await held;
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = await tablesIn(emulator);
    assert.deepEqual(left.map(withoutSuffix), ['assessments', 'images']);
    uploads.release();
    uploads.clear();

    const events = await load();

    assert.deepEqual(statesIn(events), [
      ['images', 'THERE'],
      ['assessments', 'THERE'],
      ...TABLES.slice(2).map((table) => [table, 'DONE']),
    ]);
    assert.deepEqual(
      uploads.loads.map(({ table }) => withoutSuffix(table)),
      [...TABLES.slice(2), 'radiograph_catalog'],
    );
    await assertServed();
  });

  it('that is done writes nothing when it is run again', async () => {
    const tables = await tablesIn(emulator);
    uploads.clear();

    const events = await load();

    assert.deepEqual(
      statesIn(events),
      TABLES.map((table) => [table, 'THERE']),
    );
    assert.deepEqual(events.at(-1), { ...events.at(-1), kind: 'PUBLISHED', isNew: false });
    assert.deepEqual([uploads.loads, uploads.removed], [[], []]);
    assert.deepEqual(await tablesIn(emulator), tables);
  });

  it('mends a table that is gone', async () => {
    const boxes = await tableOf('boxes');
    await removeTable(emulator, boxes);
    uploads.clear();

    await load();

    assert.deepEqual(
      uploads.loads.map(({ table }) => table),
      [boxes],
    );
    await assertServed();
  });

  it('tells of each table how far it is', async () => {
    await removeTable(emulator, await tableOf('uids'));

    const events = await load();

    const uids = events.flatMap((event) =>
      event.kind === 'TABLE' && event.progress.table === 'uids' ? [event.progress] : [],
    );
    assert.deepEqual([...new Set(uids.map(({ state }) => state))], ['SENDING', 'MAKING', 'DONE']);
    const sent = uids.map(({ rowsSent }) => rowsSent);
    assert.deepEqual(
      sent,
      sent.toSorted((left, right) => left - right),
    );
    const { rowCount, rowsSent, bytesSent } = uids.at(-1) ?? {};
    assert.deepEqual([rowCount, rowsSent], [2033, 2033]);
    // Three UIDs of up to 64 characters, their names and a number.
    assert.ok(Number(bytesSent) > 2033 * 250 && Number(bytesSent) < 2033 * 350);
  });

  it('asks for the order in which look-ups want the rows, and for all of the table at once', () => {
    const asked = uploads.loads.at(-1);
    assert.deepEqual(asked?.configuration['clustering'], { fields: ['study_uid'] });
    assert.equal(asked?.configuration['writeDisposition'], 'WRITE_TRUNCATE');
    assert.equal(asked?.configuration['sourceFormat'], 'NEWLINE_DELIMITED_JSON');
    assert.equal(asked?.rows.length, 2033);
  });

  it('gives a dataset that is served like the folder', () => assertServed());

  const assertServed = async (): Promise<void> => {
    const question =
      '{ images(first: 2) { totalCount nodes { imageIndex boundingBoxes { finding } } } patient(patientId: 13) { sex imageCount } }';
    const gateways = [
      await startBigQueryGateway({ emulator, dataDir: sampleDir }),
      await startGateway({ dataDir: sampleDir }),
    ];
    const [found, wanted] = await Promise.all(gateways.map((gateway) => gateway.data(question)));
    for (const gateway of gateways) await gateway.stop();
    assert.deepEqual(found, wanted);
  };
});

const withoutSuffix = (table: string): string => table.replace(/_[0-9a-f]{16}$/, '');

/** The last that was told of each table. */
const statesIn = (events: readonly LoadEvent[]): [string, string][] => {
  const states = new Map<string, string>();
  for (const event of events) {
    if (event.kind === 'TABLE') states.set(event.progress.table, event.progress.state);
  }
  return [...states];
};
