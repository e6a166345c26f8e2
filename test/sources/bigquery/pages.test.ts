import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../../support/bigquery-emulator.ts';
import { type RecordingProxy, startRecordingProxy } from '../../support/recording-proxy.ts';
import { atEmulator } from './opened.ts';

const NUMBERS = {
  label: 'numbers',
  sql: 'select n from unnest(generate_array(1, ?)) as n order by n',
};

let emulator: BigQueryEmulator;
let proxy: RecordingProxy;

const pagesAsked = (): number =>
  proxy.asked.filter(({ path }) => path.includes('/queries/')).length;

bigquerySuite('pages of results', () => {
  before(async () => {
    emulator = await startBigQueryEmulator();
    proxy = await startRecordingProxy(emulator.url);
  });

  after(async () => {
    await proxy.stop();
    await emulator.stop();
  });

  it('more than 10,000 rows come whole and in order', async () => {
    const { jobs, connection } = await atEmulator({ ...emulator, url: proxy.url });
    proxy.clear();
    const rows = await jobs.run({ ...NUMBERS, parameters: [25_001] });
    await connection.close();
    // Lists so long are not compared whole: to tell how they differ takes minutes.
    assert.equal(rows.length, 25_001);
    assert.equal(
      rows.findIndex((row, place) => row['n'] !== place + 1),
      -1,
    );
    assert.equal(pagesAsked(), 3);
  });

  it('small pages are read to the last row, also where the last one is full', async () => {
    const { jobs, connection } = await atEmulator({ ...emulator, url: proxy.url }, { pageRows: 7 });
    for (const [count, pages] of [
      [1, 1],
      [7, 1],
      [15, 3],
    ] as const) {
      proxy.clear();
      const rows = await jobs.run({ ...NUMBERS, parameters: [count] });
      assert.equal(rows.length, count);
      assert.equal(pagesAsked(), pages);
    }
    await connection.close();
  });

  it('no rows are no rows', async () => {
    const { jobs, connection } = await atEmulator(emulator);
    assert.deepEqual(await jobs.run({ ...NUMBERS, parameters: [0] }), []);
    await connection.close();
  });

  it('a stream asks for a page when the one before is done with', async () => {
    const { jobs, connection } = await atEmulator(
      { ...emulator, url: proxy.url },
      { pageRows: 10 },
    );
    proxy.clear();
    const seen: number[] = [];
    for await (const page of jobs.stream({ ...NUMBERS, parameters: [25] })) {
      seen.push(page.length);
      assert.equal(pagesAsked(), seen.length);
    }
    await connection.close();
    assert.deepEqual(seen, [10, 10, 5]);
  });
});
