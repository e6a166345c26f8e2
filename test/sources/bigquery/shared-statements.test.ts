import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CallerLeftError } from '../../../src/errors.ts';
import { inRequest } from '../../../src/request.ts';
import { type Behaviour, results } from '../../support/bigquery-answers.ts';
import { type BigQueryStandIn, startBigQueryStandIn } from '../../support/bigquery-stand-in.ts';
import { type Opened, open, STATEMENT, someone } from './opened.ts';

// The stand-in keeps its answer back until the test has all its callers.

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

/** Answers when it is told to. */
const heldBack = (): { behaviour: Behaviour; release: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    behaviour: (response, question) => void promise.then(() => results([1])(response, question)),
    release: resolve,
  };
};

const times = (step: string): number => standIn.steps().filter((asked) => asked === step).length;

describe('identical statements', () => {
  it('that run at the same time run once, and one caller pays', async () => {
    const { behaviour, release } = heldBack();
    standIn.on('results', behaviour);
    const [first, second] = [someone(), someone({ caller: 'another' })];
    const answers = [first, second].map((request) =>
      inRequest(request, () => opened.jobs.run(STATEMENT)),
    );
    await standIn.arrived('results');
    release();
    assert.deepEqual(await Promise.all(answers), [[{ n: 1 }], [{ n: 1 }]]);
    assert.equal(times('insert'), 1);
    assert.equal((await first.spending.total(60_000))?.bytesBilled, 10_485_760);
    const { statements, bytesBilled } = (await second.spending.total(60_000)) ?? {};
    assert.deepEqual([statements, bytesBilled], [1, 0]);
  });

  it('go on for those who stay, also where the first caller goes', async () => {
    const { behaviour, release } = heldBack();
    standIn.on('results', behaviour);
    const [first, second] = [someone(), someone()];
    const left = inRequest(first, () => opened.jobs.run(STATEMENT));
    const stays = inRequest(second, () => opened.jobs.run(STATEMENT));
    await standIn.arrived('results');
    first.leave();
    await assert.rejects(left, CallerLeftError);
    release();
    assert.deepEqual(await stays, [{ n: 1 }]);
    await opened.connection.close();
    assert.equal(times('cancel'), 0);
  });

  it('are cancelled when all their callers have gone', async () => {
    standIn.on('results', () => {});
    const [first, second] = [someone(), someone()];
    const answers = [first, second].map((request) =>
      inRequest(request, () => opened.jobs.run(STATEMENT)),
    );
    const failures = answers.map((rows) => assert.rejects(rows, CallerLeftError));
    await standIn.arrived('results');
    first.leave();
    second.leave();
    await Promise.all(failures);
    await opened.connection.close();
    assert.equal(times('cancel'), 1);
  });

  it('with other parameters are others, and have the price of their text', async () => {
    const shape = { label: 'numbers', sql: 'select n from t where n = ?' };
    await Promise.all([1, 2].map((n) => opened.jobs.run({ ...shape, parameters: [n] })));
    assert.equal(times('insert'), 2);
    assert.equal(times('price'), 1);
  });

  it('run again when they are over', async () => {
    await opened.jobs.run(STATEMENT);
    await opened.jobs.run(STATEMENT);
    assert.equal(times('insert'), 2);
  });
});
