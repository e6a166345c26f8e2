// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImageFilter } from '../../../src/image/image.filter.ts';
import { isSpent, mayLookAt } from '../../../src/sources/columns/sets/this-turn.ts';
import { sampleDir } from '../../support/gateway.ts';
import { type BothWays, startBothWays } from './both-ways.ts';

const MUCH = 8_000_000;
const agedBelow = (years: number): ImageFilter => ({
  kind: 'number',
  field: 'patientAgeYears',
  operator: 'lt',
  values: [years],
});

/** A turn that has just begun. */
const freshTurn = async (): Promise<void> => {
  await nextTurn();
  while (isSpent()) await nextTurn();
};

describe('What sets look at in one turn of the event loop', () => {
  let both: BothWays;
  before(async () => {
    both = await startBothWays(sampleDir);
  });
  after(() => both?.stop());

  it('is bounded for one question, which is the engine’s then', () => {
    assert.equal(mayLookAt(MUCH + 1), false);
    assert.equal(isSpent(), false);
  });

  it('is bounded for all questions: one more waits for a turn of its own, and runs no statement', async () => {
    await freshTurn();
    const filter = agedBelow(50);
    const known = await both.engine.images.imageCount(filter);
    await freshTurn();
    const ran = both.statements.length;
    assert.ok(mayLookAt(MUCH));
    const counts = [
      both.columns.images.imageCount(filter),
      both.columns.images.imageCount(agedBelow(51)),
    ];

    assert.ok(counts.every((count) => count instanceof Promise));
    assert.equal(await counts[0], known);
    assert.equal(await counts[1], await both.engine.images.imageCount(agedBelow(51)));
    assert.equal(both.statements.length, ran);
  });

  it('is not waited for where there is room', async () => {
    await freshTurn();

    assert.equal(typeof both.columns.images.imageCount(agedBelow(52)), 'number');
  });

  it('is not waited for at once, since what has no promise cannot wait', async () => {
    await freshTurn();
    const patient = { owner: 'patient', id: '13' } as const;
    const held = both.columns.images.atOnce?.();
    const known = held?.imageCountBy(patient, agedBelow(99));
    assert.ok(mayLookAt(MUCH));

    assert.equal(typeof known, 'number');
    assert.equal(held?.imageCountBy(patient, agedBelow(99)), undefined);
    const later = await both.columns.images.imageCountsBy('patient', ['13'], agedBelow(99));
    assert.equal(later.get('13'), known);
  });
});
