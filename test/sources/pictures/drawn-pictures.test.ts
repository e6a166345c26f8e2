import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { TransferSyntaxError } from '../../../src/errors.ts';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import {
  drawsAny,
  fileFacts,
  held,
  JPEG,
  KEY,
  noAttributes,
  PNG,
  patient,
  pattern,
  pngOf,
  recorded,
} from './drawing.ts';

describe('A picture in full size', () => {
  it('is the file that the store gives, byte for byte, and costs one question', async () => {
    const bytes = await pngOf(pattern(100, 50));
    const { drawing, calls } = recorded({ rendered: () => ({ outcome: 'PICTURE', bytes }) });

    const picture = await drawnPictures(drawing, patient).picture(KEY, PNG);

    assert.deepEqual(picture, { bytes, mediaType: 'image/png' });
    assert.deepEqual(calls, [['rendered', null]]);
  });

  it('is made a JPEG file where one is wanted, in the wanted quality', async () => {
    const { drawing } = recorded({ rendered: drawsAny });
    const pictures = drawnPictures(drawing, patient);

    const good = await pictures.picture(KEY, JPEG);
    const poor = await pictures.picture(KEY, { ...JPEG, quality: 20 });

    assert.equal(good?.mediaType, 'image/jpeg');
    assert.deepEqual(await fileFacts(good?.bytes), {
      format: 'jpeg',
      width: 100,
      height: 50,
      channels: 1,
      space: 'b-w',
    });
    assert.ok((poor?.bytes.length ?? 0) < (good?.bytes.length ?? 0));
  });
});

describe('A picture that the store cannot draw', () => {
  const bytes = Uint8Array.of(1, 2, 3);

  it('is drawn from the object', async () => {
    const { drawing, calls } = recorded({
      rendered: () => ({ outcome: 'CANNOT' }),
      object: () => held(bytes),
      picture: async () => pattern(30, 20),
    });

    const picture = await drawnPictures(drawing, patient).picture(KEY, PNG);

    assert.deepEqual(calls, [['rendered', null], ['object'], ['picture', 3]]);
    const pixels = await sharp(picture?.bytes).toColourspace('b-w').raw().toBuffer();
    assert.deepEqual(new Uint8Array(pixels), pattern(30, 20).data);
  });

  it('is drawn in colours and made smaller', async () => {
    const { drawing } = recorded({
      attributes: noAttributes,
      rendered: () => ({ outcome: 'CANNOT' }),
      object: () => held(bytes),
      picture: async () => pattern(30, 20, 3),
    });

    const picture = await drawnPictures(drawing, patient).picture(KEY, { ...PNG, width: 15 });

    assert.deepEqual(await fileFacts(picture?.bytes), {
      format: 'png',
      width: 15,
      height: 10,
      channels: 3,
      space: 'srgb',
    });
  });

  it('fails as its object does', async () => {
    const failure = new TransferSyntaxError('MPEG2');
    const { drawing } = recorded({
      rendered: () => ({ outcome: 'CANNOT' }),
      object: () => held(bytes),
      picture: () => Promise.reject(failure),
    });

    await assert.rejects(drawnPictures(drawing, patient).picture(KEY, PNG), failure);
  });
});

describe('A picture that the store does not hold', () => {
  it('is null', async () => {
    const absent = recorded({ rendered: () => ({ outcome: 'ABSENT' }) });
    const gone = recorded({ rendered: () => ({ outcome: 'CANNOT' }), object: () => null });

    assert.equal(await drawnPictures(absent.drawing, patient).picture(KEY, PNG), null);
    assert.equal(await drawnPictures(gone.drawing, patient).picture(KEY, PNG), null);
  });
});
