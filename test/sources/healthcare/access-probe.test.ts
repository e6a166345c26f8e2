import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { accessProbe } from '../../../src/sources/dicomweb/healthcare/access-probe.ts';
import { TransientError } from '../../../src/sources/guard/transient-error.ts';

const MINUTE = 60_000;

const closed = (): SourceError =>
  new SourceError('DICOMWEB', 'search', { cause: null, problem: 'NO_ACCESS' });

/** A probe of a store that behaves as told, at a time that is told. */
const probing = () => {
  const store: { error: Error | null; searches: number; now: number } = {
    error: null,
    searches: 0,
    now: 0,
  };
  const search = async (): Promise<void> => {
    store.searches += 1;
    await Promise.resolve();
    if (store.error !== null) throw store.error;
  };
  return { store, probe: accessProbe(search, () => store.now) };
};

describe('The probe of a store that answers 403', () => {
  it('searches once for all who ask at the same time', async () => {
    const { store, probe } = probing();
    await Promise.all(Array.from({ length: 20 }, () => probe.insist()));
    assert.equal(store.searches, 1);

    const other = probing();
    other.store.error = closed();
    const asked = Array.from({ length: 20 }, () => other.probe.insist());
    const outcomes = await Promise.allSettled(asked);
    assert.ok(outcomes.every(({ status }) => status === 'rejected'));
    assert.equal(other.store.searches, 1);
  });

  it('remembers for minutes that it is let in', async () => {
    const { store, probe } = probing();
    await probe.insist();
    store.error = closed();
    store.now = 4 * MINUTE;
    await probe.insist();
    assert.equal(store.searches, 1);

    store.now = 6 * MINUTE;
    await assert.rejects(probe.insist(), { problem: 'NO_ACCESS' });
    assert.equal(store.searches, 2);
  });

  it('remembers for half a minute that it is not let in', async () => {
    const { store, probe } = probing();
    store.error = closed();
    await assert.rejects(probe.insist());
    store.now = MINUTE / 3;
    await assert.rejects(probe.insist(), { problem: 'NO_ACCESS' });
    assert.equal(store.searches, 1);

    store.error = null;
    store.now = MINUTE;
    await probe.insist();
    assert.equal(store.searches, 2);
  });

  it('does not remember that a store did not answer', async () => {
    const { store, probe } = probing();
    store.error = new TransientError('busy');
    await assert.rejects(probe.insist(), TransientError);
    store.error = null;

    await probe.insist();

    assert.equal(store.searches, 2);
  });

  it('does not search a store that has just answered', async () => {
    const { store, probe } = probing();
    probe.granted();

    await probe.insist();

    assert.equal(store.searches, 0);
  });
});
