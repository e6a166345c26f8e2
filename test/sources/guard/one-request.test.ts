import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inRequest, ownRequest } from '../../../src/request.ts';
import { createGuard } from '../../../src/sources/guard/guard.ts';
import { TransientError } from '../../../src/sources/guard/transient-error.ts';
import { handClock, OPTIONS } from './hand-clock.ts';

const SHARED = { ...OPTIONS, concurrent: 10, isSharedByRequest: true };

/** A source that is away, and how often it was asked. */
const away = () => {
  const source = {
    asked: 0,
    ask: (): Promise<never> => {
      source.asked += 1;
      return Promise.reject(new TransientError('away'));
    },
  };
  return source;
};

describe('the questions of one request to one source', () => {
  it('have one repeat together, so that a source that fails is not asked twice as much', async () => {
    const guard = createGuard(SHARED, handClock());
    const source = away();
    await inRequest(ownRequest(), () =>
      Promise.allSettled(Array.from({ length: 5 }, () => guard.run('x', source.ask))),
    );
    assert.equal(source.asked, 6);
  });

  it('are at most two attempts where there is one question', async () => {
    const guard = createGuard(SHARED, handClock());
    const source = away();
    await inRequest(ownRequest(), () => assert.rejects(guard.run('x', source.ask)));
    assert.equal(source.asked, 2);
  });

  it('share the time, which begins with the first: one after the other take no longer than one', async () => {
    const clock = handClock();
    const guard = createGuard(SHARED, clock);
    await inRequest(ownRequest(), async () => {
      await guard.run('first', async () => clock.forward(SHARED.timeoutMs));
      await assert.rejects(
        guard.run('second', () => new Promise<never>(() => {})),
        { problem: 'TIMEOUT' },
      );
    });
  });

  it('take nothing of those of another request', async () => {
    const guard = createGuard(SHARED, handClock());
    const source = away();
    for (let requests = 0; requests < 2; requests += 1) {
      await inRequest(ownRequest(), () => assert.rejects(guard.run('x', source.ask)));
    }
    assert.equal(source.asked, 4);
  });
});
