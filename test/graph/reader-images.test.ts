import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cell, FILES, readRows } from '../oracle/read-rows.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';

/** Twice in one image: once with another opinion, in another order than the first time. */
const REPEATING = '9188098580';

const imagesReadBy = (readerId: string): ReadonlySet<string> =>
  new Set(
    readRows(sampleDir, FILES.fourReads)
      .filter((row) => cell(row, 2) === readerId)
      .map((row) => cell(row, 1)),
  );

describe('A reader', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('has images in any order that meet any filter, each once', async () => {
    const { reader } = await gateway.data<{
      reader: { images: { totalCount: number; nodes: readonly { imageIndex: string }[] } };
    }>(`{
      reader(readerId: "9188098580") {
        images(first: 500, filter: { imageIndex: { notIn: ["00000473_027.png"] } }, orderBy: { field: IMAGE_INDEX, direction: DESC }) {
          totalCount nodes { imageIndex }
        }
      }
    }`);
    const names = new Set(imagesReadBy(REPEATING));
    names.delete('00000473_027.png');

    assert.deepEqual(
      reader.images.nodes.map(({ imageIndex }) => imageIndex),
      [...names].toSorted().toReversed(),
    );
    assert.equal(reader.images.totalCount, names.size);
  });
});
