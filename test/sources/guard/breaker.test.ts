import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallerLeftError, SourceError } from '../../../src/errors.ts';
import { createGuard, type Guard } from '../../../src/sources/guard/guard.ts';
import { handClock, OPTIONS, untilAborted } from './hand-clock.ts';

/** Failures in a row that open the breaker. */
const FAILURES = 20;

/** Lets a source fail so often that the breaker opens. */
const open = async (guard: Guard): Promise<void> => {
  for (let failures = 0; failures < FAILURES; failures += 1) {
    await assert.rejects(guard.run('x', () => Promise.reject(new Error('down'))));
  }
};

/** Insists that the source is left alone. */
const refusedUnasked = (guard: Guard): Promise<void> =>
  assert.rejects(
    guard.run('x', async () => assert.fail('it was asked')),
    { problem: 'NO_ANSWER', retryAfterSeconds: 1 },
  );

describe('the breaker of a guard', () => {
  it('leaves a source alone that failed twenty times in a row', async () => {
    const guard = createGuard(OPTIONS, handClock());
    await open(guard);
    await refusedUnasked(guard);
  });

  it('counts silence as a failure', async () => {
    const guard = createGuard({ ...OPTIONS, timeoutMs: 20, concurrent: FAILURES });
    const silence = Array.from({ length: FAILURES }, () => guard.run('x', untilAborted));
    await Promise.allSettled(silence);
    await refusedUnasked(guard);
  });

  it('counts a refusal as an answer', async () => {
    const guard = createGuard(OPTIONS, handClock());
    const refusal = new SourceError('DICOMWEB', 'x', { cause: null, problem: 'NO_ACCESS' });
    for (let times = 0; times < FAILURES; times += 1) {
      await assert.rejects(guard.run('x', () => Promise.reject(refusal)));
    }
    assert.equal(await guard.run('x', async () => 'asked'), 'asked');
  });

  it('counts nothing of a caller who has gone', async () => {
    const guard = createGuard(OPTIONS, handClock());
    const fail = (thrown: Error) => assert.rejects(guard.run('x', () => Promise.reject(thrown)));
    for (let failures = 1; failures < FAILURES; failures += 1) await fail(new Error('down'));
    for (let gone = 0; gone < FAILURES; gone += 1) await fail(new CallerLeftError());
    await fail(new Error('down'));
    await refusedUnasked(guard);
  });

  it('lets one question through each second, and all after the first answer', async () => {
    const clock = handClock();
    const guard = createGuard(OPTIONS, clock);
    await open(guard);
    clock.forward(1000);
    await assert.rejects(
      guard.run('x', () => Promise.reject(new Error('still down'))),
      ({ cause }: SourceError) => cause instanceof Error && cause.message === 'still down',
    );
    await refusedUnasked(guard);
    clock.forward(1000);
    assert.equal(await guard.run('x', async () => 'back'), 'back');
    assert.equal(await guard.run('x', async () => 'back'), 'back');
  });

  it('tries again while a trial waits for a silent source', async () => {
    const clock = handClock();
    const guard = createGuard({ ...OPTIONS, timeoutMs: 100 }, clock);
    await open(guard);
    clock.forward(1000);
    const trial = guard.run('x', untilAborted);
    clock.forward(1000);
    assert.equal(await guard.run('x', async () => 'back'), 'back');
    await assert.rejects(trial, { problem: 'TIMEOUT' });
  });
});
