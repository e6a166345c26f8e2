import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BytesLimitError, CallerLeftError, SourceError } from '../src/errors.ts';
import { shareWork } from '../src/shared-work.ts';
import { aCaller } from './support/callers.ts';
import { workByHand } from './support/work-by-hand.ts';

const LIMIT = {
  source: 'CATALOG',
  estimatedBytes: 2,
  limitBytes: 1,
  remainingBytes: null,
  retryAfterSeconds: null,
} as const;

describe('Work that several callers want at the same time', () => {
  const start = () => ({ share: shareWork<string, number>(), ...workByHand<number>() });

  it('is done once, and anew when it is over', async () => {
    const { share, begun, work } = start();
    const [ann, bob] = [aCaller(), aCaller()];
    const answers = [ann.ask(() => share('a', work)), bob.ask(() => share('a', work))];
    begun[0]?.finish(7);

    assert.deepEqual(await Promise.all(answers), [7, 7]);
    const again = ann.ask(() => share('a', work));
    begun[1]?.finish(8);
    assert.equal(await again, 8);
    assert.equal(begun.length, 2);
  });

  it('is charged to who asked first', async () => {
    const { share, begun, work } = start();
    const [ann, bob] = [aCaller({ caller: 'ann' }), aCaller({ caller: 'bob' })];
    const answers = [ann.ask(() => share('a', work)), bob.ask(() => share('a', work))];
    begun[0]?.finish(7);
    await Promise.all(answers);

    assert.equal(begun[0]?.request?.caller, 'ann');
    assert.equal(begun[0]?.request?.spending, ann.facts.spending);
  });

  it('goes on for who waits when who asked first has gone', async () => {
    const { share, begun, work } = start();
    const [ann, bob] = [aCaller(), aCaller()];
    const first = ann.ask(() => share('a', work));
    const second = bob.ask(() => share('a', work));
    ann.leave();

    await assert.rejects(first, CallerLeftError);
    assert.equal(begun[0]?.request?.signal.aborted, false);
    begun[0]?.finish(7);
    assert.equal(await second, 7);
    assert.equal(begun.length, 1);
  });

  it('ends when all have gone, and not before', async () => {
    const { share, begun, work } = start();
    const callers = [aCaller(), aCaller(), aCaller()];
    const asked = Promise.allSettled(callers.map(({ ask }) => ask(() => share('a', work))));
    const states = callers.map(({ leave }) => {
      leave();
      return begun[0]?.request?.signal.aborted;
    });

    assert.deepEqual(states, [false, false, true]);
    assert.ok((await asked).every(({ status }) => status === 'rejected'));
  });

  it('is begun anew by who comes after all have gone, and its late end disturbs nobody', async () => {
    const { share, begun, work } = start();
    const [ann, bob, cay] = [aCaller(), aCaller(), aCaller()];
    const gone = ann.ask(() => share('a', work));
    ann.leave();
    await assert.rejects(gone, CallerLeftError);
    const second = bob.ask(() => share('a', work));
    begun[0]?.fail(new Error('It was ended.'));
    const third = cay.ask(() => share('a', work));
    begun[1]?.finish(7);

    assert.deepEqual(await Promise.all([second, third]), [7, 7]);
    assert.equal(begun.length, 2);
  });

  it('is not begun for who has gone already', async () => {
    const { share, begun, work } = start();
    const ann = aCaller();
    ann.leave();

    await assert.rejects(
      ann.ask(() => share('a', work)),
      CallerLeftError,
    );
    assert.deepEqual(begun, []);
  });

  it('fails for all, where it fails', async () => {
    const { share, begun, work } = start();
    const failure = new SourceError('CATALOG', 'x', { cause: new Error('x') });
    const asked = Promise.allSettled([share('a', work), aCaller().ask(() => share('a', work))]);
    begun[0]?.fail(failure);

    assert.deepEqual(
      (await asked).map((one) => one.status === 'rejected' && one.reason),
      [failure, failure],
    );
  });

  it('is asked for again by who waits, where a limit of another refused it', async () => {
    const { share, begun, work } = start();
    const [ann, bob, cay] = [aCaller(), aCaller({ caller: 'bob' }), aCaller()];
    const first = ann.ask(() => share('a', work));
    const others = [bob.ask(() => share('a', work)), cay.ask(() => share('a', work))];
    begun[0]?.fail(new BytesLimitError(LIMIT));

    await assert.rejects(first, BytesLimitError);
    begun[1]?.finish(7);
    assert.deepEqual(await Promise.all(others), [7, 7]);
    assert.equal(begun[1]?.request?.caller, 'bob');
    assert.equal(begun.length, 2);
  });

  it('is not joined by a plan, and does not join one', async () => {
    const { share, begun, work } = start();
    const planner = aCaller({ plan: { add: () => {}, request: {} } });
    const answers = [
      planner.ask(() => share('a', work)),
      aCaller().ask(() => share('a', work)),
      planner.ask(() => share('a', work)),
    ];
    for (const [i, one] of begun.entries()) one.finish(i);

    assert.deepEqual(await Promise.all(answers), [0, 1, 2]);
  });

  it('is waited for by who is in no request', async () => {
    const { share, begun, work } = start();
    const ann = aCaller();
    const answers = [share('a', work), ann.ask(() => share('a', work))];
    ann.leave();
    begun[0]?.finish(7);

    await assert.rejects(answers[1] ?? assert.fail(), CallerLeftError);
    assert.equal(await answers[0], 7);
  });
});
