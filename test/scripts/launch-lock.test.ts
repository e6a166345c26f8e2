import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { withLock } from '../../scripts/launch/lock.mjs';
import { temporaryFolder } from './temporary-folder.ts';

describe('the lock between launchers', () => {
  const { root, write, remove } = temporaryFolder();
  const lock = path.join(root, '.cache/launch.lock');
  const done = () => Promise.resolve('done');

  it('waits for a launcher that is alive', async () => {
    let isIn = false;
    // This process would take a lock of its own for the remains of a crash.
    write('.cache/launch.lock/pid', String(process.ppid));
    const waiting = withLock(lock, async () => {
      isIn = true;
    });
    await new Promise(setImmediate);
    assert.equal(isIn, false);

    remove('.cache/launch.lock');
    await waiting;
    assert.equal(isIn, true);
  });

  it('takes over from a launcher that has died', async () => {
    write('.cache/launch.lock/pid', '2147483646');
    assert.equal(await withLock(lock, done), 'done');
  });

  it('is open again after work that failed', async () => {
    const work = () => Promise.reject(new Error('no'));
    await assert.rejects(withLock(lock, work), { message: 'no' });
    assert.equal(await withLock(lock, done), 'done');
  });
});
