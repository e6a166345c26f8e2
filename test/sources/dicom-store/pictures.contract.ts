import assert from 'node:assert/strict';
import { it } from 'node:test';
import sharp from 'sharp';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { asItIs, nothing, sized } from '../../support/looks.ts';
import { ABSENT, HELD } from './held.ts';
import type { StoreUnderContract } from './store-under-contract.ts';

const few = HELD.slice(0, 3);

const decode = async (picture: Uint8Array) => {
  const { channels, depth } = await sharp(picture).metadata();
  const { data, info } = await sharp(picture)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { size: { width: info.width, height: info.height, channels, depth }, pixels: data };
};

/** How a store draws its objects. */
export const pictureContract = (opened: () => StoreUnderContract): void => {
  it('draws the pixels of an object, or says that it cannot', async () => {
    for (const { imageIndex, width, height, pixels } of few) {
      const { store, draws } = opened();
      const rendition = await store.rendered(instanceKeyOf(imageIndex), asItIs);

      assert.equal(rendition.outcome, draws ? 'PICTURE' : 'CANNOT');
      if (rendition.outcome !== 'PICTURE') continue;
      const drawn = await decode(rendition.bytes);
      assert.deepEqual(drawn.size, { width, height, channels: 1, depth: 'uchar' });
      assert.ok(drawn.pixels.equals(pixels), imageIndex);
    }
  });

  it('draws a picture of just the wanted size, or says that it cannot', async () => {
    for (const { imageIndex } of few) {
      const { store, draws } = opened();
      const size = { width: 12, height: 7 };
      const rendition = await store.rendered(instanceKeyOf(imageIndex), sized(size));

      assert.equal(rendition.outcome, draws ? 'PICTURE' : 'CANNOT');
      if (rendition.outcome !== 'PICTURE') continue;
      const drawn = await decode(rendition.bytes);
      assert.deepEqual(drawn.size, { ...size, channels: 1, depth: 'uchar' });
    }
  });

  it('draws nothing that it does not hold', async () => {
    for (const imageIndex of ABSENT.slice(0, 2)) {
      const rendition = await opened().store.rendered(instanceKeyOf(imageIndex), nothing);
      assert.deepEqual(rendition, { outcome: 'ABSENT' });
    }
  });
};
