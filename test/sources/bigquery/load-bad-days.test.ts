import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { SourceError, type SourceProblem } from '../../../src/errors.ts';
import type { TableToFill } from '../../../src/sources/bigquery/tables.ts';
import {
  answer,
  type Behaviour,
  job,
  page,
  refuse,
  resetting,
  silent,
} from '../../support/bigquery-answers.ts';
import { type BigQueryStandIn, startBigQueryStandIn } from '../../support/bigquery-stand-in.ts';
import { startRawUpstream } from '../../support/raw-upstream.ts';
import { type Opened, open, PLACE } from './opened.ts';

// Bad days are those of small stand-ins, as the emulator has none.

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

const TABLE: TableToFill = {
  name: { ...PLACE.dataset, tableId: 'filled' },
  columns: [{ name: 'n', type: 'INTEGER', mode: 'REQUIRED', fields: [] }],
  rangePartitioning: null,
  clustering: [],
  write: 'TRUNCATE',
};

async function* lines(count = 10): AsyncGenerator<string> {
  for (let n = 0; n < count; n += 1) yield JSON.stringify({ n });
}

const load = (given = lines()): Promise<void> =>
  opened.connection.tables(PLACE).loadRows(TABLE, given, () => {});

const problemOf = async (loading: Promise<void>): Promise<SourceProblem> => {
  const error = await loading.then(
    () => assert.fail('It was loaded.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof SourceError, String(error));
  assert.doesNotMatch(error.message, /secret|SELECT|Sign in/);
  return error.problem;
};

const FAILED = { state: 'DONE', errorResult: { reason: 'invalid', message: 'row 3 has no n' } };

describe('a load', () => {
  const days: readonly { does: string; behaves: Behaviour; problem: SourceProblem }[] = [
    { does: 'is out of order', behaves: refuse(503, 'backendError'), problem: 'NO_ANSWER' },
    { does: 'denies access', behaves: refuse(403, 'accessDenied'), problem: 'NO_ACCESS' },
    { does: 'breaks off', behaves: resetting, problem: 'NO_ANSWER' },
    { does: 'answers with a page', behaves: page, problem: 'BROKEN_ANSWER' },
    { does: 'names no job', behaves: answer({}), problem: 'BROKEN_ANSWER' },
    { does: 'fails at once', behaves: job(FAILED), problem: 'BROKEN_ANSWER' },
  ];
  for (const { does, behaves, problem } of days) {
    it(`of which BigQuery ${does} is sent once, and told as ${problem}`, async () => {
      standIn.on('upload', behaves);
      assert.equal(await problemOf(load()), problem);
      assert.equal(standIn.steps().filter((step) => step === 'upload').length, 1);
    });
  }

  it('that goes on is waited for', async () => {
    standIn.on('upload', job({ state: 'PENDING' }));
    standIn.on(
      'job',
      job({ state: 'RUNNING' }),
      refuse(503, 'backendError'),
      job({ state: 'DONE' }),
    );
    await load();
    assert.equal(standIn.steps().filter((step) => step === 'job').length, 3);
  });

  it('that fails in the end fails', async () => {
    standIn.on('upload', job({ state: 'RUNNING' }));
    standIn.on('job', job(FAILED));
    assert.equal(await problemOf(load()), 'BROKEN_ANSWER');
  });

  it('to which BigQuery never says a word ends at the deadline, and is cancelled', async () => {
    standIn.on('upload', silent);
    opened = await open(standIn.url, { timeoutMs: 1500 });
    assert.equal(await problemOf(load()), 'TIMEOUT');
    await standIn.givenUp();
    await opened.connection.close();
    assert.ok(standIn.steps().includes('cancel'));
  });

  it('of which BigQuery takes nothing ends at the deadline', async () => {
    const raw = await startRawUpstream((socket) => socket.pause());
    opened = await open(raw.url, { timeoutMs: 1500 });
    const tables = opened.connection.tables({ ...PLACE, location: 'US' });
    assert.equal(await problemOf(tables.loadRows(TABLE, lines(5_000_000), () => {})), 'TIMEOUT');
    await raw.stop();
  });

  it('whose lines take longer than the deadline is no silence', async () => {
    async function* slow(): AsyncGenerator<string> {
      yield* lines(1);
      // Silence has to last for it to be none of BigQuery's.
      await pause(2000);
      yield* lines(1);
    }
    opened = await open(standIn.url, { timeoutMs: 1500 });
    await load(slow());
    const upload = standIn.asked.find(({ step }) => step === 'upload');
    assert.match(upload?.body ?? '', /\{"n":0\}\n\{"n":0\}\n/);
  });
});
