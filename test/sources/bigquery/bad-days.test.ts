import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { SourceError, type SourceProblem } from '../../../src/errors.ts';
import {
  type Behaviour,
  cuttingOff,
  page,
  refuse,
  resetting,
  type Step,
  silent,
} from '../../support/bigquery-answers.ts';
import { type BigQueryStandIn, startBigQueryStandIn } from '../../support/bigquery-stand-in.ts';
import { type Opened, open, STATEMENT } from './opened.ts';

// Bad days are those of a small stand-in, as the emulator has none; the client is Google's own.

let standIn: BigQueryStandIn;

beforeEach(async () => {
  standIn = await startBigQueryStandIn();
});

afterEach(() => standIn.stop());

interface BadDay {
  readonly does: string;
  readonly behaves: Behaviour;
  readonly problem: SourceProblem;
  /** Times that it is asked. */
  readonly times: number;
}

const EVERYWHERE: readonly BadDay[] = [
  { does: 'is out of order', behaves: refuse(503, 'backendError'), problem: 'NO_ANSWER', times: 2 },
  { does: 'breaks off', behaves: resetting, problem: 'NO_ANSWER', times: 2 },
  { does: 'breaks off within its answer', behaves: cuttingOff, problem: 'NO_ANSWER', times: 2 },
  { does: 'limits the rate', behaves: refuse(403, 'rateLimitExceeded'), problem: 'BUSY', times: 2 },
  { does: 'has no more quota', behaves: refuse(403, 'quotaExceeded'), problem: 'BUSY', times: 1 },
  { does: 'denies access', behaves: refuse(403, 'accessDenied'), problem: 'NO_ACCESS', times: 1 },
  { does: 'knows nobody', behaves: refuse(401, 'authError'), problem: 'NO_ACCESS', times: 1 },
  {
    does: 'finds no sense',
    behaves: refuse(400, 'invalidQuery'),
    problem: 'BROKEN_ANSWER',
    times: 1,
  },
  { does: 'answers with a page', behaves: page, problem: 'BROKEN_ANSWER', times: 1 },
];

for (const step of ['price', 'insert', 'results'] as const satisfies readonly Step[]) {
  describe(`a BigQuery that has a bad day at the step "${step}"`, () => {
    for (const { does, behaves, problem, times } of EVERYWHERE) {
      it(`${does}: ${problem}, asked ${times} times`, async () => {
        standIn.on(step, behaves);
        const opened = await open(standIn.url);
        const error = await failureOf(opened);
        assert.equal(error.problem, problem);
        assert.equal(standIn.steps().filter((asked) => asked === step).length, times);
        assert.doesNotMatch(error.message, /SELECT|secret|Sign in/);
      });
    }

    it('is silent: TIMEOUT at the deadline, and the connection is closed', async () => {
      standIn.on(step, silent);
      const opened = await open(standIn.url, { timeoutMs: 1500 });
      assert.equal((await failureOf(opened)).problem, 'TIMEOUT');
      assert.equal(standIn.steps().filter((asked) => asked === step).length, 1);
      await standIn.givenUp();
    });

    it('is silent: TIMEOUT long before the deadline, and it is not asked again', async () => {
      standIn.on(step, silent);
      const opened = await open(standIn.url, { timeoutMs: 600_000, silenceMs: 300 });
      assert.equal((await failureOf(opened)).problem, 'TIMEOUT');
      assert.equal(standIn.steps().filter((asked) => asked === step).length, 1);
      await standIn.givenUp();
    });
  });
}

/** How a statement fails; the connection is closed, so that nothing is under way any more. */
const failureOf = async ({ jobs, connection }: Opened): Promise<SourceError> => {
  const error = await jobs.run(STATEMENT).then(
    () => assert.fail('It had an answer.'),
    (thrown: unknown) => thrown,
  );
  await connection.close();
  assert.ok(error instanceof SourceError, String(error));
  return error;
};
