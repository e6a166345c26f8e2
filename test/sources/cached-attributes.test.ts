import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cachedAttributes } from '../../src/sources/cache/cached-attributes.ts';
import { recordedAttributes } from '../graph/dicom/recorded-attributes.ts';
import {
  A,
  AGE,
  ask,
  B,
  C,
  datasetOf,
  MEBIBYTE,
  ROWS,
  SEX,
} from './attributes/asking-attributes.ts';

describe('Remembered attributes', () => {
  it('are asked for once, and given as they came', async () => {
    const source = recordedAttributes(datasetOf);
    const cached = cachedAttributes(source, MEBIBYTE);
    for (const wanted of [[SEX, ROWS], 'ALL'] as const) {
      assert.deepEqual(await ask(cached, [A, B], wanted), { [A]: datasetOf(A), [B]: datasetOf(B) });
      assert.deepEqual(await ask(cached, [A, B], wanted), { [A]: datasetOf(A), [B]: datasetOf(B) });
    }
    assert.deepEqual(source.calls, [
      { images: [A, B], wanted: [SEX, ROWS] },
      { images: [A, B], wanted: 'ALL' },
    ]);
  });

  it('are asked for just of the instances that are not known', async () => {
    const source = recordedAttributes(datasetOf);
    const cached = cachedAttributes(source, MEBIBYTE);
    await ask(cached, [A, C], [SEX]);
    await ask(cached, [A, B, C], [SEX]);

    assert.deepEqual(source.calls[1], { images: [B], wanted: [SEX] });
  });

  it('answer every smaller question, with no more than it asks', async () => {
    const source = recordedAttributes(datasetOf);
    const cached = cachedAttributes(source, MEBIBYTE);
    const { [SEX]: sex, [ROWS]: rows } = datasetOf(A);
    for (const known of [[SEX, AGE, ROWS], 'ALL'] as const) {
      await ask(cached, [A], known);
      source.clear();

      assert.deepEqual(await ask(cached, [A], [SEX]), { [A]: { [SEX]: sex } });
      assert.deepEqual(await ask(cached, [A], [ROWS, AGE]), { [A]: { [ROWS]: rows } });
      assert.deepEqual(await ask(cached, [A], [AGE]), { [A]: {} });
      assert.deepEqual(await ask(cached, [A], []), { [A]: {} });
      assert.deepEqual(source.calls, []);
    }
    assert.deepEqual(await ask(cached, [A], ['00091001']), { [A]: {} });
    assert.deepEqual(source.calls, []);
  });

  it('of several questions add up', async () => {
    const source = recordedAttributes(datasetOf);
    const cached = cachedAttributes(source, MEBIBYTE);
    await ask(cached, [A], [SEX]);
    await ask(cached, [A], [ROWS]);

    assert.deepEqual(await ask(cached, [A], [SEX, ROWS]), { [A]: datasetOf(A) });
    assert.equal(source.calls.length, 2);
    await ask(cached, [A], 'ALL');
    assert.equal(source.calls.length, 3);
  });

  it('stay within their memory; what was not asked for longest goes first', async () => {
    const long = { '00204000': { vr: 'LT', Value: ['x'.repeat(10_000)] } };
    const source = recordedAttributes(() => long);
    const cached = cachedAttributes(source, 100_000);
    const images = Array.from({ length: 4 }, (_, i) => `0000000${i}_000.png`);
    for (const image of images) await ask(cached, [image], 'ALL');
    source.clear();

    for (const image of images.toReversed()) await ask(cached, [image], 'ALL');

    assert.deepEqual(
      source.calls.map(({ images: asked }) => asked),
      [[images[1]], [images[0]]],
    );
  });

  it('are not, where one alone is larger than the memory', async () => {
    const source = recordedAttributes(datasetOf);
    const cached = cachedAttributes(source, 1);
    for (let i = 0; i < 2; i += 1) {
      assert.deepEqual(await ask(cached, [A], 'ALL'), { [A]: datasetOf(A) });
    }
    assert.equal(source.calls.length, 2);
  });

  it('ask nothing for no instances', async () => {
    const source = recordedAttributes(() => assert.fail('was asked'));

    assert.deepEqual(await cachedAttributes(source, MEBIBYTE).attributes([], 'ALL'), new Map());
    assert.deepEqual(source.calls, []);
  });
});
