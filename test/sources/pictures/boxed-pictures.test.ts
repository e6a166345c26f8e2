import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import {
  drawsAny,
  fileFacts,
  JPEG,
  KEY,
  noAttributes,
  PNG,
  patient,
  recorded,
  sized,
} from './drawing.ts';

const ATTRIBUTES = ['attributes', ['ALL']] as const;

describe('A picture in a box', () => {
  it('is asked for in the size that fits, once its shape is known', async () => {
    const { drawing, calls } = recorded({
      attributes: sized({ width: 1000, height: 500 }),
      rendered: drawsAny,
    });

    const picture = await drawnPictures(drawing, patient).picture(KEY, {
      ...JPEG,
      width: 256,
      height: 256,
    });

    assert.deepEqual(calls, [ATTRIBUTES, ['rendered', { width: 256, height: 128 }]]);
    const { width, height } = await fileFacts(picture?.bytes);
    assert.deepEqual([width, height], [256, 128]);
  });

  it('is asked for as it is where the box is larger', async () => {
    const { drawing, calls } = recorded({
      attributes: sized({ width: 100, height: 50 }),
      rendered: drawsAny,
    });

    const picture = await drawnPictures(drawing, patient).picture(KEY, { ...PNG, width: 4096 });

    assert.deepEqual(calls, [ATTRIBUTES, ['rendered', null]]);
    const { width, height } = await fileFacts(picture?.bytes);
    assert.deepEqual([width, height], [100, 50]);
  });

  it('is made smaller here where the store gives a larger one', async () => {
    const { drawing } = recorded({
      attributes: sized({ width: 100, height: 50 }),
      rendered: () => drawsAny(null),
    });

    const picture = await drawnPictures(drawing, patient).picture(KEY, { ...PNG, height: 10 });

    assert.deepEqual(await fileFacts(picture?.bytes), {
      format: 'png',
      width: 20,
      height: 10,
      channels: 1,
      space: 'b-w',
    });
  });

  for (const [what, attributes] of [
    ['are none', noAttributes],
    ['do not tell a size', sized({ width: 0, height: 0 })],
    ['cannot be read', damagedAttributes],
  ] as const) {
    it(`has the shape of the file where attributes ${what}`, async () => {
      const { drawing, calls } = recorded({ attributes, rendered: drawsAny });

      const picture = await drawnPictures(drawing, patient).picture(KEY, { ...PNG, width: 50 });

      assert.deepEqual(calls, [ATTRIBUTES, ['rendered', null]]);
      const { width, height } = await fileFacts(picture?.bytes);
      assert.deepEqual([width, height], [50, 25]);
    });
  }

  it('is not asked for where its attributes had no answer', async () => {
    const failure = new SourceError('DICOMWEB', 'test', { cause: null });
    const { drawing, calls } = recorded({
      attributes: async () => new Map([[KEY.instanceUid, failure]]),
    });

    await assert.rejects(
      drawnPictures(drawing, patient).picture(KEY, { ...PNG, width: 50 }),
      failure,
    );
    assert.deepEqual(calls, [ATTRIBUTES]);
  });
});

async function damagedAttributes() {
  const failure = new SourceError('DICOMWEB', 'test', { cause: null, problem: 'DAMAGED' });
  return new Map([[KEY.instanceUid, failure]]);
}
