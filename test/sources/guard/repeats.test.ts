import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { createGuard } from '../../../src/sources/guard/guard.ts';
import { TransientError } from '../../../src/sources/guard/transient-error.ts';
import { handClock, OPTIONS } from './hand-clock.ts';

describe('a guard, where a source fails for a moment', () => {
  it('asks a second time, after a pause that is never the same, and not a third time', async () => {
    const clock = handClock();
    const guard = createGuard(OPTIONS, clock);
    let asked = 0;
    const failing = guard.run('x', () => {
      asked += 1;
      return Promise.reject(new TransientError('away'));
    });
    await assert.rejects(failing, { problem: 'NO_ANSWER', source: 'DICOMWEB', attempted: 'x' });
    assert.equal(asked, 2);
    const [pause = 0, ...others] = clock.pauses;
    assert.deepEqual(others, []);
    assert.ok(pause >= 50 && pause <= 150);
  });

  it('gives the answer that came the second time', async () => {
    let asked = 0;
    const answer = createGuard(OPTIONS, handClock()).run('x', async () => {
      asked += 1;
      if (asked === 1) throw new TransientError('away');
      return 'here';
    });
    assert.equal(await answer, 'here');
  });

  it('waits as long as the source wants it', async () => {
    const clock = handClock();
    const guard = createGuard(OPTIONS, clock);
    const busy = new TransientError('busy', { retryAfterMs: 3000, problem: 'BUSY' });
    await assert.rejects(
      guard.run('x', () => Promise.reject(busy)),
      { problem: 'BUSY', retryAfterSeconds: 3 },
    );
    assert.deepEqual(clock.pauses, [3000]);
  });

  it('does not wait beyond its deadline, but tells for how long it would have had to', async () => {
    const clock = handClock();
    const busy = new TransientError('busy', { retryAfterMs: 10_000, problem: 'BUSY' });
    await assert.rejects(
      createGuard(OPTIONS, clock).run('x', () => Promise.reject(busy)),
      { problem: 'BUSY', retryAfterSeconds: 10 },
    );
    assert.deepEqual(clock.pauses, []);
  });

  for (const problem of ['BROKEN_ANSWER', 'NO_ACCESS', 'DAMAGED'] as const) {
    it(`does not ask again where the last word is ${problem}`, async () => {
      let asked = 0;
      const error = new SourceError('DICOMWEB', 'y', { cause: null, problem });
      const failing = createGuard(OPTIONS, handClock()).run('x', () => {
        asked += 1;
        return Promise.reject(error);
      });
      await assert.rejects(failing, error);
      assert.equal(asked, 1);
    });
  }

  it('asks once where a failure is not known to pass, and keeps its cause for the log', async () => {
    const cause = new TypeError('a bug');
    await assert.rejects(
      createGuard(OPTIONS).run('x', () => Promise.reject(cause)),
      { problem: 'NO_ANSWER', cause },
    );
  });
});
