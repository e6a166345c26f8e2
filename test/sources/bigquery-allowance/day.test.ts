import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inRequest, ownRequest } from '../../../src/request.ts';
import { countInMemory } from '../../../src/sources/bigquery/allowance/own-counts.ts';
import type { Role } from '../../../src/terms/role.ts';
import { forAll, MIB, refusalOf, startSpender } from './spender.ts';

describe("A caller's day", () => {
  it('ends with what is left of it: who is refused learns how much, and when the next begins', async () => {
    const { reserve, refused } = startSpender({ perDay: forAll(50 * MIB) });
    await reserve(30);

    assert.deepEqual(await refused(21), {
      source: 'CATALOG',
      estimatedBytes: 21 * MIB,
      limitBytes: 50 * MIB,
      remainingBytes: 20 * MIB,
      retryAfterSeconds: 12 * 3600,
    });
    await assert.rejects(reserve(21), {
      message:
        'CATALOG: a caller may have 52428800 bytes billed in a day, of which 20971520 are left, and answering this would bill about 22020096 bytes. Select fewer fields, or try again after midnight UTC.',
    });
    assert.equal(await refused(20), null);
  });

  it('is each caller’s own', async () => {
    const { reserve, refused } = startSpender({ perDay: forAll(50 * MIB) });
    await reserve(50, 'ann');

    assert.equal(await refused(50, 'bob'), null);
    assert.equal((await refused(10, 'ann'))?.remainingBytes, 0);
  });

  it('begins at midnight in UTC', async () => {
    const { reserve, refused, setTime } = startSpender({ perDay: forAll(50 * MIB) });
    setTime('2099-06-15T23:59:58.500Z');
    await reserve(50);

    assert.equal((await refused(10))?.retryAfterSeconds, 2);
    setTime('2099-06-16T00:00:00Z');
    assert.equal(await refused(50), null);
    assert.equal((await refused(10))?.retryAfterSeconds, 86_400);
  });

  it('is as long as its role’s', async () => {
    const roles = new Map<Role, number>([
      ['researcher', 100 * MIB],
      ['admin', 0],
    ]);
    const { refused } = startSpender({ perDay: { everyone: 20 * MIB, roles } });

    assert.equal(await refused(100, 'ann', 'researcher'), null);
    assert.equal((await refused(21, 'bob', 'reader'))?.limitBytes, 20 * MIB);
    assert.equal(await refused(900, 'cay', 'admin'), null);
    assert.equal(await refused(900, 'cay', 'admin'), null);
  });

  it('does not help with what is more than a day: waiting is not advised', async () => {
    const { refused } = startSpender({ perDay: forAll(50 * MIB) });

    const limit = await refused(51);

    assert.equal(limit?.retryAfterSeconds, null);
    assert.equal(limit?.remainingBytes, 50 * MIB);
  });

  it('is charged what was billed, once that is known', async () => {
    const { reserve, refused } = startSpender({ perDay: forAll(50 * MIB) });
    await (await reserve(40)).settle(10 * MIB);
    assert.equal((await refused(41))?.remainingBytes, 40 * MIB);

    await (await reserve(20)).settle(30 * MIB);
    assert.equal((await refused(11))?.remainingBytes, 10 * MIB);
  });

  it('keeps the charge of what may have run, and loses that of what was never billed', async () => {
    const { reserve, refused } = startSpender({ perDay: forAll(50 * MIB) });
    await (await reserve(20)).settle(null);
    await (await reserve(20)).settle(0);

    assert.equal((await refused(31))?.remainingBytes, 30 * MIB);
  });

  it('is charged for what was to come from a cache and did not', async () => {
    const { allowance, refused } = startSpender({ perDay: forAll(50 * MIB) });
    const estimate = { bytesProcessed: 9, tableCount: 1, isCached: true };
    await inRequest(ownRequest({ caller: 'ann' }), async () => {
      await (await allowance.reserve(estimate, 'CATALOG')).settle(10 * MIB);
    });

    assert.equal((await refused(41))?.remainingBytes, 40 * MIB);
  });

  it('may go on with what comes from a cache when nothing is left', async () => {
    const { allowance, reserve } = startSpender({ perDay: forAll(50 * MIB) });
    await (await reserve(50)).settle(60 * MIB);

    await inRequest(ownRequest({ caller: 'ann' }), () =>
      allowance.reserve({ bytesProcessed: 20 * MIB, tableCount: 1, isCached: true }, 'CATALOG'),
    );
  });

  it('is not charged what the gateway asks outside of any request', async () => {
    const { allowance } = startSpender({ perDay: forAll(10 * MIB) });
    const estimate = { bytesProcessed: 20 * MIB, tableCount: 1, isCached: false };

    assert.equal(await refusalOf(allowance.reserve(estimate, 'CATALOG')), null);
  });

  it('grants as much as there is to many that ask at once', async () => {
    const { refused } = startSpender({ perDay: forAll(50 * MIB) });

    const refusals = await Promise.all(Array.from({ length: 20 }, () => refused(10)));

    assert.equal(refusals.filter((one) => one === null).length, 5);
  });
});

describe('The memory of what callers spent', () => {
  const account = (caller: string, day = '2099-06-15') => ({ caller, day });

  it('holds so many callers, and forgets who did not ask for longest', () => {
    const counts = countInMemory(2);
    for (const caller of ['ann', 'bob', 'cay']) counts.correct(account(caller), 7);

    assert.deepEqual(
      ['ann', 'bob', 'cay'].map((caller) => counts.billed(account(caller))),
      [0, 7, 7],
    );
  });

  it('takes nothing for a day that is over into the next', () => {
    const counts = countInMemory();
    counts.correct(account('ann', '2099-06-16'), 7);
    counts.correct(account('ann', '2099-06-15'), 5);

    assert.equal(counts.billed(account('ann', '2099-06-16')), 7);
  });

  it('is never less than nothing', () => {
    const counts = countInMemory();
    counts.correct(account('ann'), -5);
    counts.correct(account('ann'), 7);

    assert.equal(counts.billed(account('ann')), 7);
  });
});
