import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { never, openSpool, textOf, written, writtenByHand } from './spooling.ts';

describe('The spool', () => {
  it('gives the bytes of a file while it is being written', async (test) => {
    const { spool } = openSpool(test);
    const file = writtenByHand();
    const bytes = await spool.open('a', file.write, false);
    const stream = bytes.open(null);
    const chunks = stream[Symbol.asyncIterator]();
    await file.add('one ');

    assert.equal(bytes.byteLength, null);
    assert.equal(String((await chunks.next()).value), 'one ');
    await file.add('two');
    assert.equal(String((await chunks.next()).value), 'two');
    file.end();
    assert.equal((await chunks.next()).done, true);
    assert.equal(spool.byteLength('a'), 7);
  });

  it('writes a file once, and gives parts of it', async (test) => {
    const { spool } = openSpool(test);

    assert.equal(await textOf(spool, 'a', written('0123456789')), '0123456789');
    assert.equal(await textOf(spool, 'a', never), '0123456789');
    const { open, byteLength } = await spool.open('a', never, true);
    assert.equal(byteLength, 10);
    assert.equal((await buffer(open({ first: 3, last: 5 }))).toString(), '345');
  });

  it('waits for the length where it is wanted', async (test) => {
    const { spool } = openSpool(test);
    const file = writtenByHand();
    const opened = spool.open('a', file.write, true);
    await file.add('12345');
    file.end();

    assert.equal((await opened).byteLength, 5);
    (await opened).close();
  });

  it('leaves nothing in its folder, not even while it writes', async (test) => {
    const { spool, folder } = openSpool(test);
    const file = writtenByHand();
    const bytes = await spool.open('a', file.write, false);
    await file.add('text');

    assert.deepEqual(readdirSync(folder), []);
    file.end();
    bytes.close();
  });
});
