import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RequestTimeoutError } from '../../../src/deadline.ts';
import { CallerLeftError } from '../../../src/errors.ts';
import { currentRequest, inRequest, ownRequest } from '../../../src/request.ts';
import { createGuard } from '../../../src/sources/guard/guard.ts';
import { createTurns, FullError } from '../../../src/sources/guard/turns.ts';
import { OPTIONS, untilAborted } from './hand-clock.ts';

describe('a question that waits for its turn', () => {
  it('is asked in its own request, whoever lets it in', async () => {
    const guard = createGuard({ ...OPTIONS, concurrent: 1 });
    const first = Promise.withResolvers<void>();
    const ask = async (): Promise<string | undefined> => {
      await first.promise;
      return currentRequest()?.caller;
    };
    const callers = ['first', 'second', 'third'].map((caller) =>
      inRequest({ ...ownRequest(), caller }, () => guard.run('anything', ask)),
    );
    first.resolve();
    assert.deepEqual(await Promise.all(callers), ['first', 'second', 'third']);
  });

  it('ends with its request, and is never asked', async () => {
    const guard = createGuard({ ...OPTIONS, concurrent: 1 });
    const first = Promise.withResolvers<void>();
    const busy = guard.run('first', () => first.promise);
    const caller = new AbortController();
    const waiting = inRequest(ownRequest({ signal: caller.signal }), () =>
      guard.run('second', async () => assert.fail('it was asked')),
    );
    caller.abort();
    await assert.rejects(waiting, CallerLeftError);
    first.resolve();
    await busy;
  });
});

describe('a question whose request is over', () => {
  it('ends, and says why', async () => {
    const guard = createGuard(OPTIONS);
    const caller = new AbortController();
    const asked = inRequest(ownRequest({ signal: caller.signal }), () =>
      guard.run('x', untilAborted),
    );
    const reason = new RequestTimeoutError(100);
    caller.abort(reason);
    await assert.rejects(asked, reason);
  });

  it('goes on where it is the gateway that asks, for others wait for the answer too', async () => {
    const guard = createGuard({ ...OPTIONS, isOwn: true });
    const caller = new AbortController();
    const answer = Promise.withResolvers<string>();
    const asked = inRequest(ownRequest({ signal: caller.signal }), () =>
      guard.run('x', () => answer.promise),
    );
    caller.abort();
    answer.resolve('here');
    assert.equal(await asked, 'here');
  });
});

describe('turns', () => {
  const never = () => new Promise<never>(() => {});

  it('refuse whom they have no place for, at once', async () => {
    const turns = createTurns(1, 1);
    void turns.take(never);
    void turns.take(never);
    await assert.rejects(turns.take(never), FullError);
  });

  it('give the place of who leaves to another', async () => {
    const turns = createTurns(1, 1);
    const first = Promise.withResolvers<void>();
    const busy = turns.take(() => first.promise);
    const caller = new AbortController();
    const leaving = turns.take(never, caller.signal);
    caller.abort(new CallerLeftError());
    await assert.rejects(leaving, CallerLeftError);
    assert.equal(turns.waiting(), 0);

    const next = turns.take(async () => 'here');
    first.resolve();
    assert.equal(await next, 'here');
    await busy;
    assert.deepEqual([turns.running(), turns.waiting()], [0, 0]);
  });

  it('come in the order of asking, also where some fail', async () => {
    const turns = createTurns(2, 10);
    const order: number[] = [];
    const all = Array.from({ length: 8 }, (_, n) =>
      turns.take(async () => {
        order.push(n);
        if (n % 2 === 0) throw new Error('no');
      }),
    );
    await Promise.allSettled(all);
    assert.deepEqual(order, [0, 1, 2, 3, 4, 5, 6, 7]);
    assert.equal(turns.running(), 0);
  });
});
