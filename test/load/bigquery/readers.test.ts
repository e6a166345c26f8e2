import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { SourceStatus } from '../../../src/dataset/dataset.ts';
import { TABLE_NAMES } from '../../../src/sources/catalog/tables.ts';
import { bigqueryEnvironment, fillEmulator, loadInto } from '../../support/bigquery-catalog.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../../support/bigquery-emulator.ts';
import { cutSample } from '../../support/cut-sample.ts';
import { dataSets } from '../../support/data-sets.ts';
import { startEmulatorFront } from '../../support/emulator-front.ts';
import { tablesIn } from '../../support/emulator-tables.ts';
import { sampleDir, startGateway, type TestGateway } from '../../support/gateway.ts';
import { type HeldUploads, startHeldUploads } from './held-uploads.ts';
import { makeTable } from './text-table.ts';

// Three data sets, loaded one after the other into one dataset.
const first = dataSets[1]?.openFolder() ?? '';
const second = sampleDir;
const third = cutSample();

const QUESTION = `{
  dataset { contentHash imageCount labelCount files { name sha256 rowCount } }
  images(first: 3, filter: { sex: { eq: FEMALE } }) { totalCount nodes { imageIndex patient { patientId split } } }
  image(by: { imageIndex: "00000013_005.png" }) { imageIndex boundingBoxes { finding x } }
}`;

interface Told {
  readonly dataset: { readonly sources: readonly SourceStatus[] };
}

bigquerySuite('Who reads the catalog while others are loaded', () => {
  let emulator: BigQueryEmulator;
  let uploads: HeldUploads;
  const gateways: TestGateway[] = [];
  const start = async (env: Readonly<Record<string, string>>, dataDir = '/nowhere') => {
    const gateway = await startGateway({ dataDir, env });
    gateways.push(gateway);
    return gateway;
  };
  const onBigQuery = () => start(bigqueryEnvironment(emulator));
  const rightAnswer = async (dataDir: string) => (await start({}, dataDir)).data(QUESTION);

  before(async () => {
    emulator = await startEmulatorFront(await startBigQueryEmulator());
    uploads = await startHeldUploads(emulator.url);
    await fillEmulator(emulator, first);
  });
  after(async () => {
    for (const gateway of gateways) await gateway.stop();
    await uploads?.stop();
    await emulator?.stop();
  });

  it('reads what was loaded before, until all of the next is there', async () => {
    const right = await rightAnswer(first);
    const reader = await onBigQuery();

    const inTheMiddle = uploads.hold('patients');
    const loading = loadInto({ ...emulator, url: uploads.url }, { dataDir: second });
    await inTheMiddle;
    assert.deepEqual(await reader.data(QUESTION), right);
    assert.deepEqual(await (await onBigQuery()).data(QUESTION), right, 'who starts now');

    await uploads.hold('radiograph_catalog');
    assert.deepEqual(await reader.data(QUESTION), right);
    assert.deepEqual(await (await onBigQuery()).data(QUESTION), right, 'who starts now');

    uploads.release();
    await loading;
    assert.deepEqual(await reader.data(QUESTION), right, 'who started before');
    assert.deepEqual(await (await onBigQuery()).data(QUESTION), await rightAnswer(second));
  });

  it('may go on with the load before the last, and the last but one is gone', async () => {
    await makeTable(emulator, 'images_of_mine', { rows: [], columns: ['any'] });
    await makeTable(emulator, 'images_0123456789abcdef_copy', { rows: [], columns: ['any'] });
    const [ofFirst, ofSecond] = gateways.filter(({ sources }) => isOnBigQuery(sources)).slice(-2);
    const tablesBefore = await tablesIn(emulator);

    const events = await loadInto(emulator, { dataDir: third });

    const removed = events.flatMap((event) => (event.kind === 'REMOVED' ? [event.table] : []));
    assert.equal(removed.length, TABLE_NAMES.length);
    const left = await tablesIn(emulator);
    assert.deepEqual(
      tablesBefore.filter((table) => !left.includes(table)),
      removed.toSorted(),
    );
    assert.ok(left.includes('images_of_mine') && left.includes('images_0123456789abcdef_copy'));
    assert.deepEqual(await ofSecond?.data(QUESTION), await rightAnswer(second));
    const { errors } = (await ofFirst?.query('{ images { totalCount } }')) ?? {};
    assert.equal(errors?.[0]?.extensions['code'], 'SOURCE_UNAVAILABLE');
  });

  it('is told why nothing answers, once its tables are gone', async () => {
    const [ofFirst] = gateways.filter(({ sources }) => isOnBigQuery(sources)).slice(-2);
    const answer = await ofFirst?.data<Told>(
      '{ dataset { sources { source adapter isHealthy message } } }',
    );

    const message =
      'The tables of this catalog are gone. Starting anew finds those of the last load.';
    assert.deepEqual(
      answer?.dataset.sources.filter(
        ({ source }) => source === 'CATALOG' || source === 'LABEL_FILES',
      ),
      [
        { source: 'CATALOG', adapter: 'bigquery', isHealthy: false, message },
        { source: 'LABEL_FILES', adapter: 'bigquery', isHealthy: false, message },
      ],
    );
  });
});

const isOnBigQuery = ({ dataset }: TestGateway['sources']): boolean =>
  dataset.dataset().engine === 'bigquery';
