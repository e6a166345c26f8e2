import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { job, refuse, results } from '../../support/bigquery-answers.ts';
import { type BigQueryStandIn, startBigQueryStandIn } from '../../support/bigquery-stand-in.ts';
import { type Opened, open, STATEMENT } from './opened.ts';

// Days that the emulator does not have: a small stand-in has them.

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

describe('a job that began and does not end well', () => {
  it('of which a question is refused may run on: it is cancelled, and stays charged', async () => {
    standIn.on('results', refuse(403, 'accessDenied'));
    standIn.on('job', job({ state: 'RUNNING' }));
    await assert.rejects(opened.jobs.run(STATEMENT), SourceError);
    await opened.connection.close();
    assert.ok(standIn.steps().includes('cancel'));
    assert.deepEqual(opened.settled, [null]);
  });

  it('that ran is paid, also where a later page is refused', async () => {
    standIn.on('results', results([1], { pageToken: 'next' }), refuse(400, 'invalid'));
    await assert.rejects(opened.jobs.run(STATEMENT), SourceError);
    await opened.connection.close();
    assert.deepEqual(opened.settled, [10_485_760]);
  });

  it('that gives a page token once more is a broken answer, not read for ever', async () => {
    standIn.on(
      'results',
      results([1], { pageToken: 'one' }),
      results([2], { pageToken: 'two' }),
      results([1], { pageToken: 'one' }),
    );
    const pages = opened.jobs.stream(STATEMENT);
    const read = async (): Promise<void> => {
      for await (const page of pages) assert.equal(page.length, 1);
    };
    await assert.rejects(
      read(),
      (error) => error instanceof SourceError && error.problem === 'BROKEN_ANSWER',
    );
    assert.equal(standIn.steps().filter((step) => step === 'results').length, 3);
  });
});
