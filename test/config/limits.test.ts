import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { problemsOf, SAMPLE } from './reading.ts';

const read = (env: Readonly<Record<string, string>>) => readConfig(env, SAMPLE);

describe('The settings of limits', () => {
  it('hold callers to a rate where other machines reach the gateway, and else where it is set', () => {
    assert.equal(read({ HOST: '0.0.0.0' }).limits.rate.points.everyone, 1_000_000);
    assert.equal(read({ HOST: '::1' }).limits.rate.points.everyone, 0);
    assert.equal(read({ RATE_LIMIT: '500' }).limits.rate.points.everyone, 500);
    assert.equal(read({ HOST: '0.0.0.0', RATE_LIMIT: 'off' }).limits.rate.points.everyone, 0);
  });

  it('give roles limits of their own', () => {
    const { limits } = read({ COST_LIMIT_BY_ROLE: 'admin=7', RATE_LIMIT_BY_ROLE: 'reader=0' });
    assert.deepEqual([...limits.cost.roles], [['admin', 7]]);
    assert.deepEqual([...limits.rate.points.roles], [['reader', 0]]);
  });

  it('close the tools of developers to the unknown where callers can prove who they are', () => {
    const jwt = { AUTH: 'api-key', API_KEYS_FILE: '/keys' };
    assert.equal(read(jwt).documents.tools, 'callers');
    assert.equal(read({ ...jwt, DEVELOPER_TOOLS: 'off' }).documents.tools, 'off');
  });

  it('register no documents where only trusted ones are answered', () => {
    assert.equal(read({ PERSISTED_DOCUMENTS: 'only', APQ: 'on' }).documents.hasApq, false);
  });

  it('say what is wrong', () => {
    assert.deepEqual(
      problemsOf({ LIMITS: 'some', RATE_LIMIT: '-1', DEPTH_LIMIT: '2', DEVELOPER_TOOLS: 'all' }),
      [
        'LIMITS: wanted enforce or measure or off, found "some".',
        'DEPTH_LIMIT: wanted a whole number from 3 to 200, found "2".',
        'RATE_LIMIT: wanted a whole number from 1 to 1000000000000, found "-1".',
        'DEVELOPER_TOOLS: wanted open or callers or off, found "all".',
      ],
    );
  });
});
