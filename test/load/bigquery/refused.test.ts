import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { FILES } from '../../oracle/read-rows.ts';
import { temporaryFolder } from '../../scripts/temporary-folder.ts';
import { withAlteredSample, withCell } from '../../support/altered-sample.ts';
import { bigqueryEnvironment, fillEmulator, loadInto } from '../../support/bigquery-catalog.ts';
import { bigquerySuite, startBigQueryEmulator } from '../../support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../../support/emulator-front.ts';
import { createDataset, tablesIn } from '../../support/emulator-tables.ts';
import { sampleDir, startGateway } from '../../support/gateway.ts';
import { listening } from '../../support/listening.ts';
import { passOn } from '../../support/passing-on.ts';
import { load } from '../load-command/run-load.ts';
import { type HeldUploads, startHeldUploads } from './held-uploads.ts';

bigquerySuite('npm run load --to bigquery changes nothing', () => {
  const { root } = temporaryFolder();
  let emulator: EmulatorFront;
  let uploads: HeldUploads;
  /** Settings of the command. */
  const settings = (more: Readonly<Record<string, string>>) => {
    const { CATALOG: _, ...others } = bigqueryEnvironment({ ...emulator, url: uploads.url });
    return { ...others, ...more };
  };

  before(async () => {
    emulator = await startEmulatorFront(await startBigQueryEmulator());
    uploads = await startHeldUploads(emulator.url);
    await fillEmulator(emulator, sampleDir);
    await createDataset(emulator, { datasetId: 'abroad', location: 'EU' });
  });
  after(async () => {
    await uploads?.stop();
    await emulator?.stop();
  });

  it('where a label file is broken, and what is published is served on', async () => {
    const tables = await tablesIn(emulator);
    const alteration = withCell(FILES.fourReads, { row: 9, at: 3 }, 'MAYBE');

    const { status, told } = await withAlteredSample(alteration, (DATA_DIR) =>
      load(['--to', 'bigquery'], settings({ DATA_DIR })),
    );

    assert.equal(status, 1);
    assert.equal(
      told,
      `${FILES.fourReads}, row 9, column "Fracture": wanted YES or NO, found "MAYBE".\n`,
    );
    assert.deepEqual([uploads.loads, uploads.removed], [[], []]);
    assert.deepEqual(await tablesIn(emulator), tables);
    const gateway = await startGateway({ env: bigqueryEnvironment(emulator) });
    assert.equal(gateway.sources.dataset.dataset().imageCount, 2033);
    await gateway.stop();
  });

  it('where there is no such dataset, and says how to make one', async () => {
    const { status, told } = await load(
      ['--to', 'bigquery'],
      settings({ BIGQUERY_DATASET: 'nowhere', BIGQUERY_LOCATION: 'europe-west3' }),
    );

    assert.equal(status, 1);
    assert.match(
      told,
      /^The BigQuery dataset radiograph-test\.nowhere: wanted one that is there, as `bq --location=europe-west3 mk --dataset radiograph-test:nowhere` makes it, found no such dataset, or no such project\.$/m,
    );
    assert.deepEqual(uploads.loads, []);
  });

  it('where the dataset is elsewhere than the settings say', async () => {
    const wrong = settings({ BIGQUERY_DATASET: 'abroad', BIGQUERY_LOCATION: 'US' });
    const message =
      /^BIGQUERY_LOCATION: wanted EU, where the dataset radiograph-test\.abroad is, or nothing, found US\.$/m;

    const filled = await load(['--to', 'bigquery'], wrong);
    const file = join(root, 'none.duckdb');
    const emptied = await load(
      ['--from', 'bigquery', '--to', 'duckdb', '--yes', '--file', file],
      wrong,
    );

    assert.deepEqual([filled.status, emptied.status], [1, 1]);
    assert.match(filled.told, message);
    assert.match(emptied.told, message);
    await assert.rejects(
      startGateway({ env: { ...wrong, CATALOG: 'bigquery' } }),
      ({ message: said }) => message.test(said),
    );
    assert.deepEqual(uploads.loads, []);
  });

  it('where the public table does not answer, as what it says is part of a load', async () => {
    const server = createServer((request, response) => {
      if (request.url?.includes('/tables/dicom') === true) response.destroy();
      else passOn({ request, response }, uploads.url);
    });
    const { url, stop } = await listening(server);
    const { projectId, datasetId } = emulator;
    const publicTable = { projectId, datasetId, tableId: 'dicom' };

    await assert.rejects(
      loadInto({ ...emulator, url }, { dataDir: sampleDir, publicTable }),
      (error) => error instanceof SourceError && error.source === 'BIGQUERY',
    );

    await stop();
    assert.deepEqual(uploads.loads, []);
  });

  it('unless the location is only written in another way', async () => {
    const right = settings({ BIGQUERY_DATASET: 'abroad', BIGQUERY_LOCATION: 'eu' });

    const { status, printed, told } = await load(['--to', 'bigquery'], right);

    assert.equal(status, 0, told);
    assert.equal(printed, 'abroad is whole. CATALOG=bigquery npm start serves from it.\n');
    assert.match(told, /^images: 2,033 rows\.$/m);
    assert.equal(uploads.loads.length, 7);
  });
});
