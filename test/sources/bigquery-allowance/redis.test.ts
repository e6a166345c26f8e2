import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { type Redis, redisSuite, startRedis } from '../../support/redis.ts';
import { forAll, MIB, type Spender, type SpenderOptions, startSpender } from './spender.ts';

redisSuite('Replicas with one Redis', () => {
  let redis: Redis;
  let open: Spender[] = [];
  before(async () => {
    redis = await startRedis();
  });
  after(() => redis?.stop());
  afterEach(async () => {
    await Promise.all(open.map(({ allowance }) => allowance.close()));
    open = [];
    await redis.kill();
    await redis.restart();
  });

  const start = (options: SpenderOptions = {}): Spender => {
    const started = startSpender({ perDay: forAll(50 * MIB), redisUrl: redis.url, ...options });
    open.push(started);
    return started;
  };

  /** Asks in other names, until Redis is asked again. */
  const untilShared = async ({ reserve }: Spender): Promise<void> => {
    const keys = (await redis.kept()).size;
    while ((await redis.kept()).size === keys) await reserve(1, `nobody ${performance.now()}`);
  };

  it('share each caller’s day', async () => {
    const [one, other] = [start(), start()];
    await one.reserve(30);
    await other.reserve(10);

    assert.equal((await one.refused(11))?.remainingBytes, 10 * MIB);
    assert.equal((await other.refused(11))?.remainingBytes, 10 * MIB);
    assert.equal(await other.refused(50, 'bob'), null);
    assert.deepEqual([...one.logged, ...other.logged], []);
  });

  it('share what was billed in the end', async () => {
    const [one, other] = [start(), start()];
    await (await one.reserve(40)).settle(10 * MIB);

    assert.equal((await other.refused(41))?.remainingBytes, 40 * MIB);
  });

  it('grant no more than there is when they ask at once', async () => {
    const replicas = [start(), start(), start()];

    const refusals = await Promise.all(
      replicas.flatMap(({ refused }) => Array.from({ length: 10 }, () => refused(10))),
    );

    assert.equal(refusals.filter((one) => one === null).length, 5);
  });

  it('leave one key for a caller and a day, without an address, which expires after the day', async () => {
    const { reserve, setTime } = start();
    setTime(new Date().toISOString());
    await reserve(10, '00ff');

    const kept = await redis.kept();

    const today = new Date().toISOString().slice(0, 10);
    assert.deepEqual([...kept.keys()], [`radiograph:billed:${today}:00ff`]);
    for (const seconds of kept.values()) assert.ok(seconds > 0 && seconds <= 25 * 3600);
  });

  it('count alone while Redis is gone, from what they granted themselves, and say so once', async () => {
    const { reserve, refused, logged } = start();
    await reserve(30);
    await redis.kill();

    assert.equal((await refused(21))?.remainingBytes, 20 * MIB);
    await reserve(10);
    assert.equal((await refused(11))?.remainingBytes, 10 * MIB);
    assert.deepEqual(logged, ['Redis does not answer: this process counts bytes by itself']);
    await redis.restart();
  });

  it('count together again when Redis is back, which learns what it forgot', async () => {
    const [one, other] = [start(), start()];
    await one.reserve(30);
    await redis.kill();
    await one.reserve(10);
    await redis.restart();
    await untilShared(one);
    await untilShared(other);

    assert.equal((await one.refused(11))?.remainingBytes, 10 * MIB);
    assert.equal((await other.refused(11))?.remainingBytes, 10 * MIB);
    assert.equal(one.logged.length, 1);
  });

  it('do not wait for a Redis that says nothing', async () => {
    const { reserve, refused, logged } = start();
    await reserve(30);
    redis.freeze();

    assert.equal((await refused(21))?.remainingBytes, 20 * MIB);
    assert.equal(logged.length, 1);
    redis.thaw();
  });
});

redisSuite('A gateway whose Redis is not there', () => {
  it('counts by itself from its start', async () => {
    const redis = await startRedis();
    await redis.stop();
    const { allowance, reserve, refused, logged } = startSpender({
      perDay: forAll(50 * MIB),
      redisUrl: redis.url,
    });
    await reserve(30);

    assert.equal((await refused(21))?.remainingBytes, 20 * MIB);
    assert.equal(logged.length, 1);
    await allowance.close();
  });
});
