import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { ownAllowance } from '../../../src/sources/bigquery/own-allowance.ts';
import type { Comparison } from '../../../src/sources/catalog/load/compare-public-table.ts';
import type { LoadEvent } from '../../../src/sources/catalog/load/load-events.ts';
import { dicomUid } from '../../../src/terms/dicom-uid.ts';
import { readCollection } from '../../oracle/read-collection.ts';
import { loadInto } from '../../support/bigquery-catalog.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../../support/bigquery-emulator.ts';
import { cutSample } from '../../support/cut-sample.ts';
import { startEmulatorFront } from '../../support/emulator-front.ts';
import { removeTable, tablesIn } from '../../support/emulator-tables.ts';
import { type HeldUploads, startHeldUploads } from './held-uploads.ts';
import { makeTable } from './text-table.ts';

const dataDir = cutSample();
const imageIndexes = readCollection(dataDir).patients.flatMap(({ images }) =>
  images.map(({ imageIndex }) => imageIndex),
);

/** A row of the published table, as far as it is compared. */
const rowOf = (imageIndex: string) => ({
  SOPInstanceUID: dicomUid(imageIndex, 'instance'),
  StudyInstanceUID: dicomUid(imageIndex, 'study'),
  SeriesInstanceUID: dicomUid(imageIndex, 'series'),
});

bigquerySuite('What the public table says of the images', () => {
  let emulator: BigQueryEmulator;
  let uploads: HeldUploads;
  const load = (allowed = 1e12) => {
    const { projectId, datasetId } = emulator;
    return loadInto(
      { ...emulator, url: uploads.url },
      {
        dataDir,
        publicTable: { projectId, datasetId, tableId: 'dicom' },
        allowance: ownAllowance(allowed),
      },
    );
  };
  const hasDicom = (): Map<unknown, unknown> => {
    const uids = uploads.loads.find(({ table }) => table.startsWith('uids_'));
    return new Map(uids?.rows.map((row) => [row['instance_uid'], row['has_dicom']]));
  };

  before(async () => {
    emulator = await startEmulatorFront(await startBigQueryEmulator());
    uploads = await startHeldUploads(emulator.url);
  });
  beforeEach(async () => {
    for (const table of await tablesIn(emulator)) await removeTable(emulator, table);
    uploads.clear();
  });
  after(async () => {
    await uploads?.stop();
    await emulator?.stop();
  });

  it('is a column of uids, and the images and rows that have no counterpart are counted', async () => {
    const [first = '', second = '', ...others] = imageIndexes;
    await makeTable(emulator, 'dicom', { rows: [...others, '99999999_000.png'].map(rowOf) });

    const events = await load();

    const comparison = comparisonIn(events);
    assert.ok(comparison?.isCompared);
    assert.deepEqual([comparison.lacking.size, comparison.otherRows], [2, 1]);
    const wanted = new Map(
      others.map((name): [string, boolean] => [dicomUid(name, 'instance'), true]),
    );
    for (const name of [first, second]) wanted.set(dicomUid(name, 'instance'), false);
    assert.deepEqual(hasDicom(), wanted);
    // The bytes are told before any are read.
    assert.deepEqual(
      events.slice(0, 3).map(({ kind }) => kind),
      ['READ', 'COMPARING', 'COMPARED'],
    );
  });

  it('makes tables of their own when it says something else', async () => {
    await makeTable(emulator, 'dicom', { rows: imageIndexes.map(rowOf) });
    await load();
    await removeTable(emulator, 'dicom');
    await makeTable(emulator, 'dicom', { rows: imageIndexes.slice(1).map(rowOf) });
    uploads.clear();

    await load();

    assert.equal(uploads.loads.length, 7);
    assert.equal([...hasDicom().values()].filter((has) => has === false).length, 1);
  });

  for (const column of ['StudyInstanceUID', 'SeriesInstanceUID'] as const) {
    it(`ends the load where the ${column} of an object is not that of its file name`, async () => {
      const [first = '', ...others] = imageIndexes;
      await makeTable(emulator, 'dicom', {
        rows: [{ ...rowOf(first), [column]: '1.2.3' }, ...others.map(rowOf)],
      });

      await assert.rejects(load(), {
        name: 'LoadError',
        message: `radiograph-test.catalog.dicom, column "${column}": wanted ${rowOf(first)[column]} for ${first}, found "1.2.3".`,
      });
      assert.deepEqual(uploads.loads, []);
    });
  }

  it('is not asked where there is no such table: that is told, and the load goes on', () =>
    assertNotCompared(load(), 'There is no such table, or it may not be read.'));

  it('is not asked where the table lacks a column', async () => {
    await makeTable(emulator, 'dicom', {
      rows: [{ SOPInstanceUID: '1.2.3', StudyInstanceUID: '1.2' }],
    });
    await assertNotCompared(load(), 'It has no column SeriesInstanceUID.');
  });

  it('is not asked where reading it costs more than is allowed', async () => {
    await makeTable(emulator, 'dicom', { rows: imageIndexes.map(rowOf) });
    await assertNotCompared(load(2000), /2000/);
  });

  const assertNotCompared = async (
    loading: Promise<LoadEvent[]>,
    reason: string | RegExp,
  ): Promise<void> => {
    const comparison = comparisonIn(await loading);
    assert.ok(comparison?.isCompared === false);
    if (typeof reason === 'string') assert.equal(comparison.reason, reason);
    else assert.match(comparison.reason, reason);
    assert.equal(hasDicom().size, imageIndexes.length);
    assert.deepEqual(new Set(hasDicom().values()), new Set([undefined]));
  };
});

const comparisonIn = (events: readonly LoadEvent[]): Comparison | undefined =>
  events.find((event) => event.kind === 'COMPARED')?.comparison;
