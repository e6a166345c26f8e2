import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyOf, manyUnder, remember } from '../../src/sources/cache/cache.ts';

const KIB = 1024;

describe('A cache', () => {
  it('counts its keys, which callers make, against its memory', async () => {
    const remembered = remember<string, number>(100 * KIB, () => 8);
    const keys = Array.from({ length: 20 }, (_, i) => `${i}`.padEnd(10 * KIB, '.'));
    for (const key of keys) await remembered.one(key, async () => 1);

    let asked = 0;
    for (const key of keys) {
      await remembered.one(key, async () => {
        asked += 1;
        return 1;
      });
    }

    assert.ok(asked > 10, `${20 - asked} of 20 keys of 10 KiB were kept in 100 KiB`);
  });

  it('gives a long question a short key, and each question its own', () => {
    const long = (i: number) => ({ or: Array.from({ length: 1000 }, () => ({ year: i })) });

    assert.ok(keyOf(long(1)).length < 100);
    assert.notEqual(keyOf(long(1)), keyOf(long(2)));
    assert.equal(keyOf({ a: 1 }), '{"a":1}');
  });

  it('asks once for what is unknown, too', async () => {
    const remembered = remember<string, number>(100 * KIB, () => 8);
    const calls: (readonly string[])[] = [];
    const fetch = async (missing: readonly string[]) => {
      calls.push(missing);
      return new Map([['a', 1]]);
    };

    await remembered.many(['a', 'b'], fetch);
    const again = await remembered.many(['a', 'b'], fetch);

    assert.deepEqual(again, new Map([['a', 1]]));
    assert.deepEqual(calls, [['a', 'b']]);
  });

  it('asks once for what is being asked', async () => {
    const remembered = remember<string, number>(100 * KIB, () => 8);
    let calls = 0;
    const fetch = async () => {
      calls += 1;
      return 7;
    };

    const answers = await Promise.all([remembered.one('a', fetch), remembered.one('a', fetch)]);

    assert.deepEqual(answers, [7, 7]);
    assert.equal(calls, 1);
  });

  it('forgets a question that failed', async () => {
    const remembered = remember<string, number>(100 * KIB, () => 8);
    const failure = new Error('The source is gone.');

    await assert.rejects(
      remembered.one('a', () => Promise.reject(failure)),
      failure,
    );

    assert.equal(await remembered.one('a', async () => 1), 1);
  });

  it('keeps the answers of one key to different questions apart', async () => {
    const remembered = remember<string, number>(100 * KIB, () => 8);
    const ask = (question: string, answer: number) =>
      manyUnder(remembered, { question, keys: ['13'] }, async () => new Map([['13', answer]]));

    await ask('first 5', 5);
    await ask('first 6', 6);

    assert.deepEqual(await ask('first 5', 0), new Map([['13', 5]]));
  });
});
