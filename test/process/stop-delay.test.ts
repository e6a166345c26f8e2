import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withProcess } from './running.ts';

const ENV = { WORKERS: '2', STOP_DELAY_MS: '1000', LOG_FORMAT: 'json', LOG_REQUESTS: 'all' };

/** Asks over new connections until a worker says that it stops. */
const untilStopping = async (url: string): Promise<void> => {
  const answer = await fetch(`${url}/readyz`, { headers: { connection: 'close' } });
  const { status } = Object(await answer.json());
  if (status !== 'stopping') await untilStopping(url);
};

/** When requests for a path ended, of those that a log tells of, in milliseconds. */
const endsIn = (log: string, path: string): readonly number[] =>
  log
    .split('\n')
    .filter((line) => line.includes(`"route":"${path}"`))
    .map((line) => Date.parse(Object(JSON.parse(line)).time));

describe('Workers that are told to stop, with STOP_DELAY_MS', () => {
  it('take connections until those who watch have noticed, and hand on all that were made by then', () =>
    withProcess(ENV, async (gateway) => {
      const ended = gateway.end();
      await untilStopping(gateway.url);
      const { code, logged, printed } = await ended;

      assert.equal(code, 0);
      // What fails is written to one output, what the first process asks its workers to the other.
      const noticed = endsIn(logged, '/readyz');
      const lookedAt = endsIn(printed, '/healthz');
      assert.equal(lookedAt.length, 1, 'it is seen once that nobody waits for a worker');
      assert.ok(Math.min(...lookedAt) > Math.max(...noticed), 'which is after the delay');
    }));
});
