import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PointCounts } from '../../../src/rate-windows.ts';
import { hear } from '../../../src/signals.ts';
import { openPointCounts } from '../../../src/sources/rate/point-counts.ts';
import { type Redis, redisSuite, startRedis } from '../../support/redis.ts';

const WINDOW_SECONDS = 3600;

const countsLikeAny = (open: () => Promise<PointCounts>): void => {
  it('adds up points by name, and says when they begin anew', async () => {
    const counts = await open();
    assert.equal((await counts.add('a', 5))?.used, 5);
    const counted = await counts.add('a', 7);
    assert.equal(counted?.used, 12);
    assert.ok(counted.resetSeconds > WINDOW_SECONDS - 60 && counted.resetSeconds <= WINDOW_SECONDS);
    assert.equal((await counts.add('b', 1))?.used, 1);
    await counts.close();
  });

  it('takes points back', async () => {
    const counts = await open();
    await counts.add('c', 5);
    await counts.takeBack('c', 5);
    assert.equal((await counts.add('c', 2))?.used, 2);
    await counts.close();
  });

  it('counts as far as anybody may ask', async () => {
    const counts = await open();
    const most = 1_000_000_000_000;
    assert.equal((await counts.add('d', most))?.used, most);
    assert.equal((await counts.add('d', most))?.used, 2 * most);
    await counts.close();
  });
};

describe('Points that are counted in this process', () => {
  countsLikeAny(() => openPointCounts({ windowSeconds: WINDOW_SECONDS, redisUrl: null }));
});

/** Counts of a Redis that has answered once. */
const connected = async (redisUrl: string): Promise<PointCounts> => {
  const counts = await openPointCounts({ windowSeconds: WINDOW_SECONDS, redisUrl });
  while ((await counts.add('ready', 1)) === null) await new Promise(setImmediate);
  return counts;
};

redisSuite('Points that are counted in Redis', () => {
  let redis: Redis;
  before(async () => {
    redis = await startRedis();
  });
  after(() => redis.stop());

  countsLikeAny(() => connected(redis.url));

  it('are those of all replicas together, and are forgotten with their window', async () => {
    const [one, other] = [await connected(redis.url), await connected(redis.url)];
    await one.add('e', 5);
    assert.equal((await other.add('e', 6))?.used, 11);
    for (const [name, seconds] of await redis.kept()) {
      if (name.includes('radiograph:rate'))
        assert.ok(seconds > 0 && seconds <= WINDOW_SECONDS, name);
    }
    await one.close();
    await other.close();
  });

  it('let everybody through while Redis says nothing or is gone, and tell of it', async () => {
    const counts = await connected(redis.url);
    let told = 0;
    const stop = hear('rate-limit-unavailable', () => void (told += 1));
    redis.freeze();
    assert.equal(await counts.add('f', 1), null);
    assert.equal(told, 1);
    // The next ones do not wait for it.
    assert.equal(await counts.add('f', 1), null);
    assert.equal(told, 1);
    redis.thaw();
    await redis.kill();
    stop();
    const unreachable = await openPointCounts({ windowSeconds: 60, redisUrl: redis.url });
    assert.equal(await unreachable.add('g', 1), null);
    await unreachable.close();
    await counts.close();
  });
});
