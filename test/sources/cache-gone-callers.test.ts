import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instanceKeyOf } from '../../src/dicom/instance-key.ts';
import { BytesLimitError, CallerLeftError } from '../../src/errors.ts';
import { remember } from '../../src/sources/cache/cache.ts';
import { cachedAttributes } from '../../src/sources/cache/cached-attributes.ts';
import { aCaller } from '../support/callers.ts';
import { workByHand } from '../support/work-by-hand.ts';
import { A, ask, B, datasetOf, MEBIBYTE } from './attributes/asking-attributes.ts';

const LIMIT = {
  source: 'BIGQUERY',
  estimatedBytes: 2,
  limitBytes: 1,
  remainingBytes: null,
  retryAfterSeconds: null,
} as const;

const answerFor = (...images: readonly string[]) =>
  new Map(images.map((image) => [instanceKeyOf(image).instanceUid, datasetOf(image)]));

describe('When a caller goes away while others wait for the same', () => {
  it('a remembered question is answered to the others, and remembered', async () => {
    const remembered = remember<string, number>(MEBIBYTE, () => 8);
    const { begun, work } = workByHand<number>();
    const [ann, bob] = [aCaller(), aCaller()];
    const first = ann.ask(() => remembered.one('a', work));
    const second = bob.ask(() => remembered.one('a', work));
    ann.leave();
    begun[0]?.finish(7);

    await assert.rejects(first, CallerLeftError);
    assert.equal(await second, 7);
    assert.equal(await remembered.one('a', work), 7);
    assert.equal(begun.length, 1);
  });

  it('attributes are given to the others, those that they share and their own', async () => {
    const { begun, work } = workByHand<ReturnType<typeof answerFor>>();
    const cached = cachedAttributes({ source: 'DICOMWEB', attributes: work }, MEBIBYTE);
    const [ann, bob] = [aCaller(), aCaller()];
    const first = ann.ask(() => ask(cached, [A], 'ALL'));
    const second = bob.ask(() => ask(cached, [A, B], 'ALL'));
    ann.leave();

    await assert.rejects(first, CallerLeftError);
    assert.deepEqual(
      begun.map(({ request }) => request?.signal.aborted),
      [false, false],
    );
    begun[0]?.finish(answerFor(A));
    begun[1]?.finish(answerFor(B));
    assert.deepEqual(await second, { [A]: datasetOf(A), [B]: datasetOf(B) });
  });

  it('attributes are asked for no longer when all have gone, and anew by the next', async () => {
    const { begun, work } = workByHand<ReturnType<typeof answerFor>>();
    const cached = cachedAttributes({ source: 'DICOMWEB', attributes: work }, MEBIBYTE);
    const ann = aCaller();
    const first = ann.ask(() => ask(cached, [A], 'ALL'));
    ann.leave();
    await assert.rejects(first, CallerLeftError);
    const second = aCaller().ask(() => ask(cached, [A], 'ALL'));
    begun[1]?.finish(answerFor(A));

    assert.deepEqual(
      begun.map(({ request }) => request?.signal.aborted),
      [true, false],
    );
    assert.deepEqual(await second, { [A]: datasetOf(A) });
  });
});

describe('When a caller may not spend so much while others wait for the same', () => {
  it('attributes are asked for again by the others', async () => {
    const { begun, work } = workByHand<ReturnType<typeof answerFor>>();
    const cached = cachedAttributes({ source: 'DICOMWEB', attributes: work }, MEBIBYTE);
    const [ann, bob] = [aCaller(), aCaller({ caller: 'bob' })];
    const first = ann.ask(() => ask(cached, [A], 'ALL'));
    const second = bob.ask(() => ask(cached, [A], 'ALL'));
    begun[0]?.fail(new BytesLimitError(LIMIT));

    await assert.rejects(first, BytesLimitError);
    assert.equal(begun[1]?.request?.caller, 'bob');
    begun[1]?.finish(answerFor(A));
    assert.deepEqual(await second, { [A]: datasetOf(A) });
  });
});
