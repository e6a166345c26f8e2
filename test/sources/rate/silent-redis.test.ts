import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setImmediate as soon } from 'node:timers/promises';
import type { PointCounts } from '../../../src/rate-windows.ts';
import { openPointCounts } from '../../../src/sources/rate/point-counts.ts';
import { type Redis, redisSuite, startRedis } from '../../support/redis.ts';

redisSuite('Points that are counted in a Redis that falls silent', () => {
  let redis: Redis;
  let counts: PointCounts;
  before(async () => {
    redis = await startRedis();
    counts = await openPointCounts({ windowSeconds: 60, redisUrl: redis.url });
    // The connection is opened in the background.
    while ((await counts.add('somebody', 1)) === null) await soon();
  });
  after(async () => {
    redis?.thaw();
    await counts?.close();
    await redis?.stop();
  });

  it('are not waited for: nothing is counted', { timeout: 10_000 }, async () => {
    redis.freeze();

    assert.equal(await counts.add('somebody', 1), null);
    assert.equal(await counts.add('somebody', 1), null);
  });
});
