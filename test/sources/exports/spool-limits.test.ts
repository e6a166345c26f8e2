import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { currentRequest, inRequest, ownRequest } from '../../../src/request.ts';
import type { WriteFile } from '../../../src/sources/exports/spool.ts';
import { MAX_BYTES, never, openSpool, textOf, written, writtenByHand } from './spooling.ts';

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

  it('refuses a file that takes more than all its disk', async (test) => {
    const { spool } = openSpool(test);

    await assert.rejects(textOf(spool, 'a', written('a'.repeat(MAX_BYTES + 1))), {
      code: 'SOURCE_UNAVAILABLE',
    });
    assert.equal(await textOf(spool, 'a', written('short')), 'short');
  });

  it('fails for all who read what cannot be written, and tries again for who comes later', async (test) => {
    const { spool } = openSpool(test);
    const file = writtenByHand();
    const readers = await Promise.all([1, 2].map(() => spool.open('a', file.write, false)));
    const read = readers.map(({ open }) => buffer(open(null)));
    await file.add('half');
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
    for (const caller of callers) {
      const request = ownRequest({ signal: caller.signal });
      const bytes = await inRequest(request, () => spool.open('a', write, false));
      bytes.close();
    }
    await file.add('half');
    const isAborted = (): boolean => signal?.aborted ?? assert.fail('Nothing is written.');

    callers[0]?.abort();
    assert.equal(isAborted(), false);
    callers[1]?.abort();
    assert.equal(isAborted(), true);
    assert.equal(await textOf(spool, 'a', written('again')), 'again');
    file.fail(new Error('Nobody waits.'));
  });
});
