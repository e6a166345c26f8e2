import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CallerLeftError, SourceError } from '../../../src/errors.ts';
import { inRequest } from '../../../src/request.ts';
import {
  answer,
  LOCATION,
  refuse,
  resetting,
  results,
  silent,
} from '../../support/bigquery-answers.ts';
import { type BigQueryStandIn, startBigQueryStandIn } from '../../support/bigquery-stand-in.ts';
import { insertedIds, type Opened, open, STATEMENT, someone } from './opened.ts';

// The emulator's jobs are done before anybody could cancel them: a small stand-in takes its time.

let standIn: BigQueryStandIn;
let opened: Opened;

beforeEach(async () => {
  standIn = await startBigQueryStandIn();
  opened = await open(standIn.url);
});

afterEach(async () => {
  await standIn.stop();
  await opened.connection.close();
});

/** Paths of all cancellations; nothing is under way any more after that. */
const cancelled = async (): Promise<(string | undefined)[]> => {
  await opened.connection.close();
  return standIn.asked.filter(({ step }) => step === 'cancel').map(({ path }) => path);
};

const isTimeout = (error: unknown): boolean =>
  error instanceof SourceError && error.problem === 'TIMEOUT';

describe('a job is cancelled once', () => {
  it('where its caller has gone, by its name and place', async () => {
    standIn.on('results', silent);
    const request = someone();
    const rows = inRequest(request, () => opened.jobs.run(STATEMENT));
    await standIn.arrived('results');
    request.leave();
    await assert.rejects(rows, CallerLeftError);
    const paths = await cancelled();
    assert.equal(paths.length, 1);
    assert.ok(paths[0]?.endsWith(`/jobs/${insertedIds(standIn)[0]}/cancel`));
    const asked = standIn.asked.find(({ step }) => step === 'cancel');
    assert.equal(asked?.query['location'], LOCATION);
    assert.deepEqual(opened.settled, [null]);
  });

  it('where nobody is told that it was inserted', async () => {
    standIn.on('insert', silent);
    opened = await open(standIn.url, { timeoutMs: 1500 });
    await assert.rejects(opened.jobs.run(STATEMENT), isTimeout);
    assert.equal((await cancelled()).length, 1);
  });

  it('where its results do not come in time', async () => {
    standIn.on('results', silent);
    opened = await open(standIn.url, { timeoutMs: 1500 });
    await assert.rejects(opened.jobs.run(STATEMENT), isTimeout);
    assert.equal((await cancelled()).length, 1);
  });

  it('where it is not complete in time', async () => {
    standIn.on('results', answer({ jobComplete: false }));
    opened = await open(standIn.url, { timeoutMs: 1500 });
    await assert.rejects(opened.jobs.run(STATEMENT), isTimeout);
    assert.equal((await cancelled()).length, 1);
  });

  it('where BigQuery does not say what became of it', async () => {
    standIn.on('results', resetting);
    standIn.on('job', resetting);
    await assert.rejects(opened.jobs.run(STATEMENT), SourceError);
    assert.equal((await cancelled()).length, 1);
  });

  it('where the gateway is closed', async () => {
    standIn.on('results', silent);
    const rows = opened.jobs.run(STATEMENT);
    const failed = assert.rejects(rows, SourceError);
    await standIn.arrived('results');
    assert.equal((await cancelled()).length, 1);
    await failed;
  });

  it('and a cancellation that fails is nobody’s failure', async () => {
    standIn.on('results', silent);
    standIn.on('cancel', refuse(503, 'backendError'));
    const request = someone();
    const rows = inRequest(request, () => opened.jobs.run(STATEMENT));
    await standIn.arrived('results');
    request.leave();
    await assert.rejects(rows, CallerLeftError);
    assert.equal((await cancelled()).length, 1);
  });
});

describe('a job is not cancelled', () => {
  it('where it was refused', async () => {
    standIn.on('insert', refuse(403, 'quotaExceeded'));
    await assert.rejects(opened.jobs.run(STATEMENT), SourceError);
    assert.deepEqual(await cancelled(), []);
    assert.deepEqual(opened.settled, [0]);
  });

  it('where it has failed', async () => {
    standIn.on('results', refuse(400, 'invalidQuery'));
    await assert.rejects(opened.jobs.run(STATEMENT), SourceError);
    assert.deepEqual(await cancelled(), []);
  });

  it('where a page after its first is not wanted any more: it is done', async () => {
    standIn.on('results', results([1], { pageToken: 'next' }));
    for await (const rows of opened.jobs.stream(STATEMENT)) {
      assert.deepEqual(rows, [{ n: 1 }]);
      break;
    }
    assert.deepEqual(await cancelled(), []);
    assert.deepEqual(opened.settled, [10_485_760]);
  });

  it('and nothing is asked at all, where its caller had gone before', async () => {
    const request = someone();
    request.leave();
    await assert.rejects(
      inRequest(request, () => opened.jobs.run(STATEMENT)),
      CallerLeftError,
    );
    await opened.connection.close();
    assert.ok(!standIn.steps().includes('insert'));
  });
});
