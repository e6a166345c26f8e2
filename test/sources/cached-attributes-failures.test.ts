import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SourceError } from '../../src/errors.ts';
import { cachedAttributes } from '../../src/sources/cache/cached-attributes.ts';
import { recordedAttributes } from '../graph/dicom/recorded-attributes.ts';
import { A, ask, B, C, datasetOf, MEBIBYTE, ROWS, SEX } from './attributes/asking-attributes.ts';

describe('Attributes are not remembered', () => {
  it('of instances that the source does not hold: it may get them', async () => {
    const held = new Set<string>([A]);
    const source = recordedAttributes((image) => (held.has(image) ? datasetOf(image) : undefined));
    const cached = cachedAttributes(source, MEBIBYTE);

    assert.deepEqual(await ask(cached, [A, B], 'ALL'), { [A]: datasetOf(A), [B]: undefined });
    held.add(B);
    assert.deepEqual(await ask(cached, [A, B], 'ALL'), { [A]: datasetOf(A), [B]: datasetOf(B) });
    assert.deepEqual(source.calls[1], { images: [B], wanted: 'ALL' });
  });

  it('of an instance that could not be read', async () => {
    const damage = new SourceError('DICOMWEB', 'x', { cause: new Error('x'), problem: 'DAMAGED' });
    let isDamaged = true;
    const source = recordedAttributes((image) =>
      image === B && isDamaged ? damage : datasetOf(image),
    );
    const cached = cachedAttributes(source, MEBIBYTE);

    assert.deepEqual(await ask(cached, [A, B], [SEX, ROWS]), { [A]: datasetOf(A), [B]: damage });
    isDamaged = false;
    assert.deepEqual(await ask(cached, [A, B], [SEX, ROWS]), {
      [A]: datasetOf(A),
      [B]: datasetOf(B),
    });
    assert.deepEqual(source.calls[1]?.images, [B]);
  });

  it('where the source failed, and what was known stays', async () => {
    const failure = new SourceError('DICOMWEB', 'x', { cause: new Error('x') });
    const source = recordedAttributes(datasetOf);
    let fails = false;
    const cached = cachedAttributes(
      {
        source: 'DICOMWEB',
        attributes: (keys, wanted) =>
          fails ? Promise.reject(failure) : source.attributes(keys, wanted),
      },
      MEBIBYTE,
    );
    await ask(cached, [A], 'ALL');
    fails = true;

    await assert.rejects(ask(cached, [A, B], 'ALL'), failure);
    assert.deepEqual(await ask(cached, [A], 'ALL'), { [A]: datasetOf(A) });
    fails = false;
    assert.deepEqual(await ask(cached, [B], 'ALL'), { [B]: datasetOf(B) });
  });

  it('yet while they are being asked for, but not asked for again', async () => {
    const source = recordedAttributes(datasetOf);
    const cached = cachedAttributes(source, MEBIBYTE);
    const answers = await Promise.all([
      ask(cached, [A, B], [SEX, ROWS]),
      ask(cached, [B, C], [SEX, ROWS]),
      ask(cached, [A, B, C], [SEX, ROWS]),
    ]);

    assert.deepEqual(answers, [
      { [A]: datasetOf(A), [B]: datasetOf(B) },
      { [B]: datasetOf(B), [C]: datasetOf(C) },
      { [A]: datasetOf(A), [B]: datasetOf(B), [C]: datasetOf(C) },
    ]);
    assert.deepEqual(
      source.calls.map(({ images }) => images),
      [[A, B], [C]],
    );
  });

  it('where they fail on the way, for all who wait', async () => {
    let calls = 0;
    const failure = new SourceError('DICOMWEB', 'x', { cause: new Error('x') });
    const cached = cachedAttributes(
      {
        source: 'DICOMWEB',
        attributes: () => {
          calls += 1;
          return Promise.reject(failure);
        },
      },
      MEBIBYTE,
    );
    const asked = await Promise.allSettled([
      ask(cached, [A, B], []),
      ask(cached, [B, C], []),
      ask(cached, [A, B, C], []),
    ]);

    assert.deepEqual(
      asked.map((one) => one.status === 'rejected' && one.reason),
      [failure, failure, failure],
    );
    assert.equal(calls, 2);
  });
});
