import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { BytesLimitError, SourceError } from '../../../src/errors.ts';
import { inRequest } from '../../../src/request.ts';
import {
  answer,
  job,
  LOCATION,
  refuse,
  resetting,
  results,
  silent,
} from '../../support/bigquery-answers.ts';
import { type BigQueryStandIn, startBigQueryStandIn } from '../../support/bigquery-stand-in.ts';
import { CEILING, insertedIds, type Opened, open, STATEMENT, someone } from './opened.ts';

// What becomes of a job on days that the emulator does not have: a small stand-in has them.

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

const FAILED = { state: 'DONE', errorResult: { reason: 'backendError', message: 'try again' } };
const ROWS = [{ n: 1 }, { n: 2 }];
const incomplete = answer({ jobComplete: false });

describe('a job', () => {
  it('is priced, inserted, read, and asked what it billed', async () => {
    assert.deepEqual(await opened.jobs.run(STATEMENT), ROWS);
    await opened.connection.close();
    assert.deepEqual(standIn.steps(), ['dataset', 'price', 'insert', 'results', 'job']);
    assert.deepEqual(opened.settled, [10_485_760]);
  });

  it('that is not complete at first is asked for again', async () => {
    standIn.on('results', incomplete, incomplete, results([1, 2]));
    assert.deepEqual(await opened.jobs.run(STATEMENT), ROWS);
  });

  it('is read after 503, without another job', async () => {
    standIn.on('results', refuse(503, 'backendError'), results([1, 2]));
    assert.deepEqual(await opened.jobs.run(STATEMENT), ROWS);
    assert.equal(insertedIds(standIn).length, 1);
  });

  it('that was inserted though the answer was lost is not run twice', async () => {
    standIn.on('insert', resetting, refuse(409, 'duplicate'));
    assert.deepEqual(await opened.jobs.run(STATEMENT), ROWS);
    const [first, second] = insertedIds(standIn);
    assert.equal(first, second);
  });

  it('that failed where BigQuery failed is tried as another', async () => {
    standIn.on('insert', job(FAILED), job({ state: 'RUNNING' }));
    assert.deepEqual(await opened.jobs.run(STATEMENT), ROWS);
    assert.equal(new Set(insertedIds(standIn)).size, 2);
  });

  it('that failed while it was waited for is tried as another', async () => {
    standIn.on('results', refuse(503, 'backendError'), results([1, 2]));
    standIn.on('job', job(FAILED), job({ state: 'DONE' }));
    assert.deepEqual(await opened.jobs.run(STATEMENT), ROWS);
    assert.equal(new Set(insertedIds(standIn)).size, 2);
  });

  it('that BigQuery turned away for its rate is tried as another', async () => {
    standIn.on('insert', refuse(400, 'jobRateLimitExceeded'), job({ state: 'RUNNING' }));
    assert.deepEqual(await opened.jobs.run(STATEMENT), ROWS);
    assert.equal(new Set(insertedIds(standIn)).size, 2);
  });

  it('that would bill more than the ceiling is a BytesLimitError, whatever the status', async () => {
    const words = 'Query exceeded limit for bytes billed: 50000000. 94371840 or higher required.';
    standIn.on('insert', refuse(500, 'bytesBilledLimitExceeded', words));
    const error = await opened.jobs.run(STATEMENT).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof BytesLimitError);
    assert.equal(error.limit.estimatedBytes, 94_371_840);
    assert.equal(error.limit.limitBytes, CEILING);
    await opened.connection.close();
    assert.deepEqual(standIn.steps(), ['dataset', 'price', 'insert']);
    assert.deepEqual(opened.settled, [0]);
  });

  it('that BigQuery stopped is a timeout, and what it billed is not known', async () => {
    standIn.on('results', refuse(499, 'stopped', 'Job execution was cancelled: Job timed out'));
    await assert.rejects(
      opened.jobs.run(STATEMENT),
      (error) => error instanceof SourceError && error.problem === 'TIMEOUT',
    );
    await opened.connection.close();
    assert.deepEqual(opened.settled, [null]);
    assert.ok(!standIn.steps().includes('cancel'));
  });

  it('is paid by nobody where BigQuery answers from its cache', async () => {
    standIn.on('results', results([1, 2], { cacheHit: true }));
    const request = someone();
    await inRequest(request, () => opened.jobs.run(STATEMENT));
    assert.deepEqual(await request.spending.total(60_000), {
      statements: 1,
      cachedStatements: 1,
      bytesProcessed: 0,
      bytesBilled: 0,
    });
    assert.ok(!standIn.steps().includes('job'));
  });

  it('gives its rows before it is known what it billed', async () => {
    standIn.on('job', silent);
    assert.deepEqual(await opened.jobs.run(STATEMENT), ROWS);
  });

  it('tells where it is in every question', async () => {
    await opened.jobs.run(STATEMENT);
    await opened.connection.close();
    for (const { step, query, body } of standIn.asked.slice(1)) {
      const told = body === '' ? query['location'] : /"location":"([^"]+)"/.exec(body)?.[1];
      assert.equal(told, LOCATION, step);
    }
  });

  it('is asked for where BigQuery put it, where its dataset is not to be seen', async () => {
    standIn.on('dataset', refuse(403, 'accessDenied'));
    await opened.jobs.run(STATEMENT);
    const asked = standIn.asked.find(({ step }) => step === 'results');
    assert.equal(asked?.query['location'], LOCATION);
  });
});
