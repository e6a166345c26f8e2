import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import type { TableName } from '../../../src/sources/bigquery/bigquery.ts';
import type {
  BigQueryTables,
  LoadProgress,
  TableToFill,
} from '../../../src/sources/bigquery/tables.ts';
import { askedLoad } from '../../support/asked-load.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../../support/bigquery-emulator.ts';
import { type RecordingProxy, startRecordingProxy } from '../../support/recording-proxy.ts';
import { column, repeated } from '../../support/table-columns.ts';
import { atEmulator, type Opened } from './opened.ts';

const COLUMNS = [
  { ...column('number', 'INTEGER'), mode: 'REQUIRED' },
  column('name', 'STRING'),
  repeated('list', 'STRING'),
];

let emulator: BigQueryEmulator;
let proxy: RecordingProxy;
let opened: Opened;
let tables: BigQueryTables;

const nameOf = (tableId: string): TableName => ({
  projectId: emulator.projectId,
  datasetId: emulator.datasetId,
  tableId,
});

const tableOf = (tableId: string): TableToFill => ({
  name: nameOf(tableId),
  columns: COLUMNS,
  rangePartitioning: { column: 'number', start: 0, end: 100_000, interval: 1000 },
  clustering: ['name'],
  write: 'TRUNCATE',
});

async function* lines(count: number): AsyncGenerator<string> {
  for (let number = 0; number < count; number += 1) {
    yield JSON.stringify({ number, name: number % 3 === 0 ? null : `é ${number}`, list: [] });
  }
}

const fill = async (table: TableToFill, count: number): Promise<LoadProgress[]> => {
  const told: LoadProgress[] = [];
  await tables.loadRows(table, lines(count), (progress) => told.push(progress));
  return told;
};

bigquerySuite('tables of a dataset', () => {
  before(async () => {
    emulator = await startBigQueryEmulator();
    proxy = await startRecordingProxy(emulator.url);
  });

  beforeEach(async () => {
    const { place, ...found } = await atEmulator({ ...emulator, url: proxy.url });
    opened = found;
    tables = opened.connection.tables(place);
    proxy.clear();
  });

  after(async () => {
    await proxy.stop();
    await emulator.stop();
  });

  it('are filled from lines, told as they are sent, and listed', async () => {
    const told = await fill(tableOf('filled'), 5000);
    assert.ok(told.length > 2);
    assert.deepEqual(
      told.map(({ isSent }) => isSent),
      [...told.slice(1).map(() => false), true],
    );
    const facts = await tables.table(nameOf('filled'));
    assert.deepEqual(facts?.columns, COLUMNS);
    assert.equal(facts?.rowCount, 5000);
    assert.ok((await tables.listTables()).includes('filled'));
    const [row] = await opened.jobs.run({
      label: 'count',
      sql: `select count(*) as n, countif(name is null) as nameless, max(name) as last from \`${emulator.datasetId}.filled\``,
      parameters: [],
    });
    assert.deepEqual(row, { n: 5000, nameless: 1667, last: 'é 998' });
  });

  it('are replaced whole', async () => {
    await fill(tableOf('replaced'), 30);
    await fill(tableOf('replaced'), 20);
    assert.equal((await tables.table(nameOf('replaced')))?.rowCount, 20);
  });

  it('may have no rows', async () => {
    await fill(tableOf('empty'), 0);
    assert.equal((await tables.table(nameOf('empty')))?.rowCount, 0);
  });

  it('that have rows are left alone where they have to be empty', async () => {
    await fill(tableOf('kept'), 3);
    await assert.rejects(fill({ ...tableOf('kept'), write: 'EMPTY' }, 5));
    assert.equal((await tables.table(nameOf('kept')))?.rowCount, 3);
  });

  it('are gone when they are deleted, and may be deleted twice', async () => {
    await fill(tableOf('short_lived'), 1);
    await tables.deleteTable(nameOf('short_lived'));
    await tables.deleteTable(nameOf('short_lived'));
    assert.equal(await tables.table(nameOf('short_lived')), null);
  });

  // The emulator drops both where a load job asks for them, so only the request is looked at.
  it('are cut and sorted as they are asked for, and paid by the project that pays', async () => {
    await fill(tableOf('cut'), 1);
    const upload = proxy.asked.find(({ path }) => path.startsWith('/upload/'));
    assert.ok(upload !== undefined);
    assert.ok(upload.path.startsWith(`/upload/bigquery/v2/projects/${emulator.projectId}/jobs`));
    const { jobId, configuration } = askedLoad(upload.body);
    assert.match(jobId, /^radiograph-/);
    assert.deepEqual(configuration['rangePartitioning'], {
      field: 'number',
      range: { start: '0', end: '100000', interval: '1000' },
    });
    assert.deepEqual(configuration['clustering'], { fields: ['name'] });
    assert.equal(configuration['writeDisposition'], 'WRITE_TRUNCATE');
    assert.equal(configuration['sourceFormat'], 'NEWLINE_DELIMITED_JSON');
  });

  it('are not made of a part of their lines', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield* lines(3000);
      throw new RangeError('the file has ended');
    }
    await assert.rejects(
      tables.loadRows(tableOf('partial'), broken(), () => {}),
      RangeError,
    );
    assert.equal(await tables.table(nameOf('partial')), null);
  });
});
