import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { LoadError } from '../../../src/sources/catalog/load/load-error.ts';
import { bigqueryEnvironment, fillEmulator } from '../../support/bigquery-catalog.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../../support/bigquery-emulator.ts';
import { startEmulatorFront } from '../../support/emulator-front.ts';
import { removeTable, runSql, tablesIn } from '../../support/emulator-tables.ts';
import { sampleDir, startGateway } from '../../support/gateway.ts';
import { makeTable } from './text-table.ts';

const POINTER = [
  'format',
  'content_hash',
  'table_suffix',
  'previous_suffix',
  'description',
  'loaded_at',
];

bigquerySuite('A gateway whose catalog is on BigQuery does not start', () => {
  let emulator: BigQueryEmulator;
  const refuses = (datasetId: string, message: RegExp) =>
    assert.rejects(
      startGateway({ env: { ...bigqueryEnvironment(emulator), BIGQUERY_DATASET: datasetId } }),
      (error) => error instanceof LoadError && message.test(error.message),
    );

  before(async () => {
    emulator = await startEmulatorFront(await startBigQueryEmulator());
  });
  after(() => emulator?.stop());

  it('where there is no such dataset', () =>
    refuses(
      'elsewhere',
      /^The BigQuery dataset radiograph-test\.elsewhere: wanted one that is there, as `bq --location=US mk --dataset radiograph-test:elsewhere` makes it, found no such dataset, or no such project\.$/,
    ));

  it('where nothing was loaded', () =>
    refuses(
      'catalog',
      /wanted a catalog, as `npm run load -- --to bigquery` makes one, found no table radiograph_catalog of a load\.$/,
    ));

  it('where the one row was removed', async () => {
    await makeTable(emulator, 'radiograph_catalog', { rows: [], columns: POINTER });
    await refuses('catalog', /npm run load/);
    await removeTable(emulator, 'radiograph_catalog');
  });

  it('where another program has a table of that name', async () => {
    await makeTable(emulator, 'radiograph_catalog', { rows: [{ title: 'Radiographs' }] });
    await refuses('catalog', /npm run load/);
    await removeTable(emulator, 'radiograph_catalog');
  });

  it('where another release made them', async () => {
    await fillEmulator(emulator, sampleDir);
    const pointer = `${emulator.datasetId}.radiograph_catalog`;
    await runSql(emulator, `update ${pointer} set format = '0-00000000' where true`);
    await refuses('catalog', /found one of format 0-00000000, not 1-[0-9a-f]{8}: load it again\.$/);
    await removeTable(emulator, 'radiograph_catalog');
  });

  it('where its tables are gone, and says which', async () => {
    await fillEmulator(emulator, sampleDir);
    const gone = (await tablesIn(emulator)).filter((name) => /^(boxes|uids)_/.test(name));
    for (const table of gone) await removeTable(emulator, table);

    await refuses(
      'catalog',
      new RegExp(`found radiograph_catalog, but no ${gone[1]}, ${gone[0]}\\.$`),
    );
  });

  it('where what describes the data is from another program', async () => {
    await removeTable(emulator, 'radiograph_catalog');
    await fillEmulator(emulator, sampleDir);
    const images = (await tablesIn(emulator)).find((name) => name.startsWith('images_')) ?? '';
    await removeTable(emulator, 'radiograph_catalog');
    await makeTable(emulator, 'radiograph_catalog', {
      rows: [{ table_suffix: images.slice('images_'.length), description: '{"name": 3}' }],
      columns: POINTER,
    });

    await refuses(
      'catalog',
      /a description in radiograph_catalog that cannot be read \(Column name/,
    );
  });
});
