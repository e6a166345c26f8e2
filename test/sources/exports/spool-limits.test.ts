import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { type BytesLimit, BytesLimitError } from '../../../src/errors.ts';
import { currentRequest, inRequest, ownRequest } from '../../../src/request.ts';
import type { WriteFile } from '../../../src/sources/exports/spool.ts';
import { MAX_BYTES, never, openSpool, textOf, written, writtenByHand } from './spooling.ts';

const SPENT: BytesLimit = {
  source: 'CATALOG',
  estimatedBytes: 10,
  limitBytes: 100,
  remainingBytes: 0,
  retryAfterSeconds: 60,
};

describe('The limits of the spool: it', () => {
  it('forgets what was wanted longest ago where disk is short, and reads to the end what is being read', async (test) => {
    const { spool } = openSpool(test);
    const [a, b, c] = ['a', 'b', 'c'].map((sign) => sign.repeat(400));
    await textOf(spool, 'a', written(a ?? ''));
    await textOf(spool, 'b', written(b ?? ''));
    await textOf(spool, 'a', never);
    await textOf(spool, 'c', written(c ?? ''));

    assert.equal(spool.byteLength('b'), null);
    assert.equal(await textOf(spool, 'a', never), a);
    assert.equal(await textOf(spool, 'c', never), c);
    const held = await spool.open('a', never, false);
    await textOf(spool, 'c', never);
    await assert.rejects(textOf(spool, 'd', written('d'.repeat(900))), /is busy/);
    assert.equal((await buffer(held.open(null))).toString(), a);
  });

  it('keeps no more than 256 files open, however small they are', async (test) => {
    const { spool } = openSpool(test);
    const keys = Array.from({ length: 257 }, (_, at) => String(at));
    for (const key of keys) await textOf(spool, key, written('.'));

    const gone = keys.filter((key) => spool.byteLength(key) === null);
    assert.deepEqual(gone, ['0']);
  });

  it('refuses a file that takes more than all its disk, in numbers, and from then on before it is written', async (test) => {
    const { spool } = openSpool(test);
    const refusal = {
      code: 'QUERY_TOO_EXPENSIVE',
      limitBytes: MAX_BYTES,
      actualBytes: MAX_BYTES + 1,
    };

    await assert.rejects(textOf(spool, 'a', written('a'.repeat(MAX_BYTES + 1))), refusal);
    await assert.rejects(textOf(spool, 'a', never), refusal);
    assert.equal(await textOf(spool, 'b', written('short')), 'short');
  });

  it('says when to come again where the disk is taken by others', async (test) => {
    const { spool } = openSpool(test);
    const file = writtenByHand();
    const held = await spool.open('a', file.write, false);
    await file.add('a'.repeat(900));

    await assert.rejects(textOf(spool, 'b', written('b'.repeat(200))), {
      code: 'SOURCE_UNAVAILABLE',
      retryAfterSeconds: 10,
    });
    file.end();
    held.close();
  });

  it('lets who joined a file try it with a budget of their own, where it was refused to who began it', async (test) => {
    const { spool } = openSpool(test);
    const file = writtenByHand();
    const first = textOf(spool, 'a', file.write);
    const joined = textOf(spool, 'a', written('granted'));
    const withLength = spool.open('a', never, true);
    file.fail(new BytesLimitError(SPENT));

    await assert.rejects(first, { code: 'BYTES_LIMIT_EXCEEDED' });
    assert.equal(await joined, 'granted');
    const { byteLength, close } = await withLength;
    assert.equal(byteLength, 'granted'.length);
    close();
  });

  it('fails for all who read what cannot be written, and tries again for who comes later', async (test) => {
    const { spool } = openSpool(test);
    const file = writtenByHand();
    const opened = [1, 2].map(() => spool.open('a', file.write, false));
    await file.add('half');
    const read = (await Promise.all(opened)).map(({ open }) => buffer(open(null)));
    file.fail(new Error('No space is left.'));

    await Promise.all(read.map((one) => assert.rejects(one, /No space is left/)));
    assert.equal(await textOf(spool, 'a', written('whole')), 'whole');
  });

  it('ends the writing when all who want the file have gone, and begins anew for the next', async (test) => {
    const { spool } = openSpool(test);
    const callers = [new AbortController(), new AbortController()];
    let signal: AbortSignal | null = null;
    const file = writtenByHand();
    const write: WriteFile = (target) => {
      signal = currentRequest()?.signal ?? null;
      return file.write(target);
    };
    const opened = callers.map((caller) =>
      inRequest(ownRequest({ signal: caller.signal }), () => spool.open('a', write, false)),
    );
    await file.add('half');
    for (const { close } of await Promise.all(opened)) close();
    const isAborted = (): boolean => signal?.aborted ?? assert.fail('Nothing is written.');

    callers[0]?.abort();
    assert.equal(isAborted(), false);
    callers[1]?.abort();
    assert.equal(isAborted(), true);
    assert.equal(await textOf(spool, 'a', written('again')), 'again');
    file.fail(new Error('Nobody waits.'));
  });
});
