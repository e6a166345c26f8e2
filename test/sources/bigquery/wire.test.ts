import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { inRequest } from '../../../src/request.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../../support/bigquery-emulator.ts';
import { type RecordingProxy, startRecordingProxy } from '../../support/recording-proxy.ts';
import { atEmulator, CEILING, type Opened, someone } from './opened.ts';

/** What a jobs.insert carries, as far as it is looked at here. */
interface Inserted {
  readonly jobReference: { readonly jobId: string; readonly location?: string };
  readonly configuration: {
    readonly dryRun?: boolean;
    readonly labels: Readonly<Record<string, string>>;
    readonly jobTimeoutMs?: string;
    readonly query: Readonly<Record<string, unknown>>;
  };
}

let emulator: BigQueryEmulator;
let proxy: RecordingProxy;
let opened: Opened;

const SHAPE = {
  label: 'shape',
  sql: 'select n from unnest(generate_array(1, 9)) as n where n in unnest(?) and n > ?',
};

bigquerySuite('what BigQuery is asked', () => {
  before(async () => {
    emulator = await startBigQueryEmulator();
    proxy = await startRecordingProxy(emulator.url);
  });

  beforeEach(async () => {
    opened = await atEmulator({ ...emulator, url: proxy.url });
    proxy.clear();
  });

  after(async () => {
    await proxy.stop();
    await emulator.stop();
  });

  /** Bodies of the jobs that were inserted. */
  const inserted = async (): Promise<{ priced: Inserted[]; run: Inserted[] }> => {
    await opened.connection.close();
    const bodies = proxy.asked
      .filter(({ method, path }) => method === 'POST' && path.includes('/jobs?'))
      .map(({ body }): Inserted => JSON.parse(body));
    return {
      priced: bodies.filter(({ configuration }) => configuration.dryRun === true),
      run: bodies.filter(({ configuration }) => configuration.dryRun !== true),
    };
  };

  it('every job has a ceiling, a timeout, a name of its own, and says what it is for', async () => {
    const request = someone({
      caller: 'a1b2c3',
      operationName: () => `Images; É${'İ'.repeat(100)}`,
    });
    await inRequest(request, () => opened.jobs.run({ ...SHAPE, parameters: [[1, 2], 1] }));
    const [job] = (await inserted()).run;
    assert.equal(job?.configuration.query['maximumBytesBilled'], String(CEILING));
    assert.equal(job?.configuration.jobTimeoutMs, '60000');
    assert.match(job?.jobReference.jobId ?? '', /^radiograph-[0-9a-f-]{36}$/);
    const { labels } = job?.configuration ?? {};
    assert.deepEqual([labels?.['source'], labels?.['caller']], ['catalog', 'a1b2c3']);
    assert.match(labels?.['operation'] ?? '', /^images___(i_){27}$/);
  });

  it('all values are typed parameters, and texts of one shape are the same to the byte', async () => {
    await opened.jobs.run({ ...SHAPE, parameters: [[1, 2], 1] });
    await opened.jobs.run({ ...SHAPE, parameters: [[3, 4, 5], 2] });
    const { priced, run } = await inserted();
    assert.equal(priced.length, 1);
    assert.deepEqual(
      run.map(({ configuration }) => configuration.query['query']),
      [SHAPE.sql, SHAPE.sql],
    );
    assert.deepEqual(run[0]?.configuration.query['queryParameters'], [
      {
        parameterType: { type: 'ARRAY', arrayType: { type: 'INT64' } },
        parameterValue: { arrayValues: [{ value: '1' }, { value: '2' }] },
      },
      { parameterType: { type: 'INT64' }, parameterValue: { value: '1' } },
    ]);
    const { query } = run[0]?.configuration ?? {};
    assert.equal(query?.['useLegacySql'], false);
    assert.deepEqual(query?.['defaultDataset'], {
      projectId: emulator.projectId,
      datasetId: emulator.datasetId,
    });
  });

  it('a stand-in is shown no credentials', async () => {
    await opened.jobs.run({ ...SHAPE, parameters: [[1], 0] });
    await opened.connection.close();
    assert.ok(proxy.asked.length > 0);
    for (const { headers } of proxy.asked) assert.equal(headers['authorization'], undefined);
  });

  it('a price is asked for without the cache, and explained with it', async () => {
    await opened.jobs.run({ ...SHAPE, parameters: [[1], 0] });
    await opened.jobs.estimate({ ...SHAPE, parameters: [[1], 0] });
    const { priced } = await inserted();
    const uses = priced.map(({ configuration }) => configuration.query['useQueryCache']);
    assert.deepEqual(uses, [false, undefined]);
  });

  it('a null among the parameters is a fault of the statement', async () => {
    await assert.rejects(opened.jobs.run({ ...SHAPE, parameters: [null, 1] }), TypeError);
    assert.deepEqual((await inserted()).run, []);
  });
});
