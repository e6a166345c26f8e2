import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { it } from 'node:test';
import type { DicomStore } from '../../../src/dicom/dicom-store.source.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { ABSENT, HELD } from './held.ts';

/** How a store gives the frames of its objects. */
export const frameContract = (store: () => DicomStore): void => {
  const frame = (imageIndex: string, number: number) =>
    store().frame(instanceKeyOf(imageIndex), number);

  it('gives the one frame of an object', async () => {
    for (const { imageIndex, pixels } of HELD.slice(0, 3)) {
      const found = await frame(imageIndex, 1);
      assert.ok(found !== null);
      const bytes = await buffer(found.open(null));

      assert.match(found.mediaType, /^application\/octet-stream; *transfer-syntax=1\.2\.840\./);
      assert.ok(found.byteLength === null || found.byteLength === bytes.length);
      assert.ok(bytes.equals(pixels));
    }
  });

  it('gives no frame that there is not', async () => {
    for (const { imageIndex } of HELD.slice(0, 3)) {
      assert.equal(await frame(imageIndex, 2), null);
      assert.equal(await frame(imageIndex, 4096), null);
    }
    for (const imageIndex of ABSENT.slice(0, 2)) assert.equal(await frame(imageIndex, 1), null);
  });
};
