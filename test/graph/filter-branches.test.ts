import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const IMAGES = 2033;

describe('A filter of a thousand branches', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const count = async (filter: object): Promise<number> => {
    const { images } = await gateway.data<{ images: { totalCount: number } }>(
      'query ($filter: ImageFilterInput) { images(filter: $filter) { totalCount } }',
      { filter },
    );
    return images.totalCount;
  };

  it('is answered, of images as of labels', async () => {
    const years = Array.from({ length: 1000 }, (_, i) => ({ patientAgeYears: { eq: i } }));
    const readers = Array.from({ length: 999 }, (_, i) => ({ readerId: { eq: String(i) } }));

    assert.equal(await count({ or: years }), IMAGES);
    assert.equal(await count({ and: years }), 0);
    assert.equal(await count({ labels: { some: { or: readers } } }), 0);
    assert.equal(await count({ labels: { none: { or: readers } } }), IMAGES);
  });
});
