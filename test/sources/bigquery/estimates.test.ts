import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { BytesLimitError } from '../../../src/errors.ts';
import { ownAllowance } from '../../../src/sources/bigquery/own-allowance.ts';
import { job, refuse } from '../../support/bigquery-answers.ts';
import { type BigQueryStandIn, startBigQueryStandIn } from '../../support/bigquery-stand-in.ts';
import { type Opened, open, PLACE, STATEMENT } from './opened.ts';

// The emulator has no cache, and counts other bytes: a small stand-in says what BigQuery would.

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

const DONE = { state: 'DONE' };
const CACHED = job(DONE, { totalBytesProcessed: '0', cacheHit: true });
const UNCACHED = job(DONE, {
  totalBytesProcessed: '4000',
  referencedTables: [{ tableId: 'images' }, { tableId: 'boxes' }],
});

const prices = (): number => standIn.steps().filter((step) => step === 'price').length;

describe('the price of a statement', () => {
  it('is told without running it', async () => {
    assert.deepEqual(await opened.jobs.estimate(STATEMENT), {
      bytesProcessed: 1000,
      tableCount: 0,
      isCached: false,
    });
    assert.ok(!standIn.steps().includes('insert'));
  });

  it('is what it would read without the cache, also where the cache would answer', async () => {
    standIn.on('price', CACHED, UNCACHED);
    assert.deepEqual(await opened.jobs.estimate(STATEMENT), {
      bytesProcessed: 4000,
      tableCount: 2,
      isCached: true,
    });
  });

  it('of a text is known after the first time, whatever its parameters', async () => {
    await opened.jobs.estimate({ ...STATEMENT, parameters: [1] });
    await opened.jobs.run({ ...STATEMENT, parameters: [2] });
    await opened.jobs.run({ ...STATEMENT, parameters: [3] });
    assert.equal(prices(), 1);
  });

  it('that was not told is asked for again', async () => {
    standIn.on('price', refuse(403, 'quotaExceeded'), UNCACHED);
    await assert.rejects(opened.jobs.run(STATEMENT));
    await opened.jobs.run(STATEMENT);
    assert.equal(prices(), 2);
  });

  it('of a text does not refuse a statement that reads less of it', async () => {
    const allowance = ownAllowance(1_000_000);
    const jobs = opened.connection.jobs({ ...PLACE, allowance });
    const wide = job(DONE, { totalBytesProcessed: '2000000' });
    standIn.on('price', wide, wide, UNCACHED);
    await assert.rejects(jobs.run({ ...STATEMENT, parameters: [1] }), BytesLimitError);
    await jobs.run({ ...STATEMENT, parameters: [2] });
    assert.equal(prices(), 3);
  });

  it('above the ceiling is refused before anything runs', async () => {
    standIn.on('price', job(DONE, { totalBytesProcessed: '2000000' }));
    const jobs = opened.connection.jobs({ ...PLACE, allowance: ownAllowance(1_000_000) });
    const error = await jobs.run(STATEMENT).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof BytesLimitError);
    assert.equal(error.limit.estimatedBytes, 2_000_000);
    await opened.connection.close();
    assert.deepEqual(standIn.steps(), ['dataset', 'price', 'price']);
  });
});
