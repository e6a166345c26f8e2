import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import { JPEG, KEY, noAttributes, PNG, patient, pattern, recorded } from './drawing.ts';

const { data, width, height } = pattern(40, 30);
const SIZE = { width, height };

/** Each of these samples, for all of its channels. */
const spread =
  (...alpha: number[]) =>
  (channels: 1 | 3) =>
    Buffer.from(
      [...data].flatMap((value) => [...Array.from({ length: channels }, () => value), ...alpha]),
    );

const drawn = async (bytes: Uint8Array, request = PNG) => {
  const { drawing } = recorded({
    attributes: noAttributes,
    rendered: () => ({ outcome: 'PICTURE', bytes }),
  });
  const picture = await drawnPictures(drawing, patient).picture(KEY, request);
  assert.ok(picture !== null);
  const file = await sharp(picture.bytes).metadata();
  const pixels = await sharp(picture.bytes)
    .toColourspace(file.channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer();
  return {
    bytes: picture.bytes,
    channels: file.channels,
    depth: file.depth,
    pixels: new Uint8Array(pixels),
  };
};

describe('A PNG file of a store', () => {
  it('is gray where it is gray with transparency, in one channel or three', async () => {
    const rgba = await sharp(spread(200)(3), { raw: { ...SIZE, channels: 4 } })
      .png()
      .toBuffer();
    const grayAlpha = await sharp(spread(0)(1), { raw: { ...SIZE, channels: 2 } })
      .png()
      .toBuffer();

    for (const bytes of [rgba, grayAlpha]) {
      const { channels, pixels } = await drawn(bytes);
      assert.deepEqual([channels, pixels], [1, data]);
      assert.equal((await drawn(bytes, { ...PNG, width: 20 })).channels, 1);
      assert.equal((await drawn(bytes, JPEG)).channels, 1);
    }
  });

  it('keeps colours that it has, without transparency', async () => {
    const colours = pattern(40, 30, 3).data;
    const rgba = await sharp(Buffer.from(colours), { raw: { ...SIZE, channels: 3 } })
      .ensureAlpha(0.5)
      .png()
      .toBuffer();

    const { channels, pixels } = await drawn(rgba);

    assert.deepEqual([channels, pixels], [3, colours]);
  });

  it('is passed on in colours where it has no transparency', async () => {
    const bytes = await sharp(Buffer.from(pattern(40, 30, 3).data), {
      raw: { ...SIZE, channels: 3 },
    })
      .png()
      .toBuffer();

    assert.equal((await drawn(bytes)).bytes, bytes);
  });

  it('has 8 bits, without a palette, whatever it had', async () => {
    const wide = await sharp(
      Uint16Array.from(data, (value) => value * 257),
      { raw: { ...SIZE, channels: 1 } },
    )
      .toColourspace('grey16')
      .png()
      .toBuffer();
    const palette = await sharp(Buffer.from(spread()(3)), { raw: { ...SIZE, channels: 3 } })
      .png({ palette: true, quality: 100 })
      .toBuffer();

    const sixteen = await drawn(wide);
    assert.deepEqual([sixteen.channels, sixteen.depth, sixteen.pixels], [1, 'uchar', data]);
    assert.equal((await sharp((await drawn(palette)).bytes).metadata()).isPalette, false);
  });

  it('may be a JPEG file', async () => {
    const bytes = await sharp(Buffer.from(data), { raw: { ...SIZE, channels: 1 } })
      .toColourspace('b-w')
      .jpeg()
      .toBuffer();

    const { channels } = await drawn(bytes);

    assert.equal(channels, 1);
  });
});
