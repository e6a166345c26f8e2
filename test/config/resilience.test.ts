import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { problemsOf, SAMPLE } from './reading.ts';

describe('Settings for a bad day', () => {
  it('are read from the environment', () => {
    const env = {
      OPERATION_TIMEOUT_MS: '0',
      CATALOG_TIMEOUT_MS: '100',
      SHED_DELAY_MS: '0',
      MAX_REQUESTS: '7',
      ANSWER_MB: '1',
      ANSWERS_MB: '2',
      STOP_DELAY_MS: '10',
      DRAIN_MS: '20',
      RELOAD_SECONDS: '30',
      WORKERS: '4',
    };

    assert.deepEqual(readConfig(env, SAMPLE).resilience, {
      operationTimeoutMs: 0,
      statementTimeoutMs: 100,
      shedding: { mostDelayMs: 0, mostRequests: 7 },
      answers: { mostBytesEach: 1_048_576, mostBytes: 2_097_152 },
      stopping: { delayMs: 10, drainMs: 20 },
      reloadSeconds: 30,
      workers: 4,
    });
  });

  for (const [name, value] of Object.entries({
    OPERATION_TIMEOUT_MS: '-1',
    CATALOG_TIMEOUT_MS: '99',
    SHED_DELAY_MS: '1s',
    MAX_REQUESTS: '0',
    ANSWER_MB: '0',
    ANSWERS_MB: '0',
    STOP_DELAY_MS: '5001',
    DRAIN_MS: '5001',
    RELOAD_SECONDS: '86401',
    WORKERS: '0',
  })) {
    it(`refuse a wrong ${name}`, () => {
      const [problem = '', ...others] = problemsOf({ [name]: value });
      assert.deepEqual(others, []);
      assert.match(problem, new RegExp(`^${name}: wanted a whole number from .* found "${value}"`));
    });
  }

  it('refuse a Redis whose database is no number, which its client would refuse at the first request', () => {
    const [problem = '', ...others] = problemsOf({ REDIS_URL: 'redis://:secret@127.0.0.1:1/abc' });
    assert.deepEqual(others, []);
    assert.match(problem, /^REDIS_URL: wanted nothing but a number behind the host/);
    assert.ok(!problem.includes('secret'));
  });
});
