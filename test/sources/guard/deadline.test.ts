import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createGuard } from '../../../src/sources/guard/guard.ts';
import { TransientError } from '../../../src/sources/guard/transient-error.ts';
import { OPTIONS, untilAborted } from './hand-clock.ts';

const never = () => new Promise<never>(() => {});

describe('the deadline of a guard', () => {
  it('ends a question, by its signal', async () => {
    const signals: AbortSignal[] = [];
    const failing = createGuard({ ...OPTIONS, timeoutMs: 20 }).run('x', (given) => {
      signals.push(given);
      return untilAborted(given);
    });
    await assert.rejects(failing, { code: 'SOURCE_TIMEOUT', problem: 'TIMEOUT' });
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true],
    );
  });

  it('does not end what was answered in time', async () => {
    const signal = await createGuard(OPTIONS).run('x', async (given) => given);
    assert.equal(signal.aborted, false);
  });

  it('counts the waiting: whose turn comes late has less time to be answered', async () => {
    const guard = createGuard({ ...OPTIONS, concurrent: 1, timeoutMs: 50 });
    const patient = createGuard({ ...OPTIONS, timeoutMs: 90 });
    const ends: string[] = [];
    const note = async (name: string, answer: Promise<never>): Promise<void> => {
      await assert.rejects(answer, { problem: 'TIMEOUT' });
      ends.push(name);
    };
    await Promise.all([
      note('patient', patient.run('x', untilAborted)),
      note('first', guard.run('x', untilAborted)),
      note('waiting', guard.run('x', untilAborted)),
    ]);
    assert.deepEqual(ends, ['first', 'waiting', 'patient']);
  });

  it('makes room for the next question where an adapter ignores its signal', async () => {
    const guard = createGuard({ ...OPTIONS, concurrent: 1, timeoutMs: 20 });
    await assert.rejects(guard.run('x', never), { problem: 'TIMEOUT' });
    assert.equal(await guard.run('x', async () => 'here'), 'here');
  });

  it('leaves no timer behind that would keep the process alive', async () => {
    const timers = () =>
      process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const guard = createGuard({ ...OPTIONS, timeoutMs: 30 });
    const busy = new TransientError('busy', { retryAfterMs: 25 });
    await assert.rejects(guard.run('x', () => Promise.reject(busy)));
    await assert.rejects(guard.run('x', never));
    await guard.run('x', async () => 'here');
    assert.ok(timers() <= before);
  });
});

describe('the queue of a guard', () => {
  it('asks no more at a time than it may, and refuses at once what it cannot keep', async () => {
    const guard = createGuard(OPTIONS);
    const { promise, resolve } = Promise.withResolvers<void>();
    let [atOnce, most] = [0, 0];
    const ask = async () => {
      most = Math.max(most, (atOnce += 1));
      await promise;
      atOnce -= 1;
    };
    const kept = Array.from({ length: 4 }, () => guard.run('x', ask));
    await assert.rejects(guard.run('x', ask), { problem: 'BUSY', retryAfterSeconds: 1 });
    resolve();
    await Promise.all(kept);
    assert.equal(most, 2);
  });
});
