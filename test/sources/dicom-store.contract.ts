import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { attributeContract } from './dicom-store/attributes.contract.ts';
import { frameContract } from './dicom-store/frames.contract.ts';
import { objectContract } from './dicom-store/objects.contract.ts';
import { pictureContract } from './dicom-store/pictures.contract.ts';
import type { StoreUnderContract } from './dicom-store/store-under-contract.ts';

/** What every store of DICOM objects does, whatever stands behind it. */
export const dicomStoreContract = (open: () => Promise<StoreUnderContract>): void => {
  let opened: StoreUnderContract;
  before(async () => {
    opened = await open();
  });
  after(() => opened?.close());

  const store = () => opened.store;
  attributeContract(() => opened);
  objectContract(store);
  frameContract(store);
  pictureContract(() => opened);

  it('is well', async () => {
    assert.deepEqual(await store().status(), {
      source: 'DICOMWEB',
      adapter: opened.adapter,
      isHealthy: true,
      message: null,
    });
  });
};
