import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/** All that a page of images can show of its neighbours. */
const FULL_PAGE = `query ($first: Int) {
  images(first: $first) {
    nodes {
      imageIndex
      patient { sex imageCount }
      study { studyInstanceUid }
      findings
      truth: findings(labelSet: ALL_FINDINGS_2021)
      labels { rawValue provenance { row } reader { readerId } }
      consensus(finding: FRACTURE, labelSet: FOUR_FINDINGS_2019) { majority votes { count } reads { value } }
      boundingBoxes { finding areaFraction }
    }
  }
}`;

describe('Batching', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  const asked = (): string[] => gateway.statements.map(({ label }) => label).sort();

  it('asks one statement for each kind of neighbour of 100 images', async () => {
    const { images } = await gateway.data<{ images: { nodes: readonly unknown[] } }>(FULL_PAGE, {
      first: 100,
    });

    assert.equal(images.nodes.length, 100);
    assert.deepEqual(asked(), [
      'assessments by image',
      'boxes by image',
      'labels by image',
      'page of images',
      'patients by number',
      'readers',
    ]);
  });

  it('asks nothing for what an image itself holds', async () => {
    await gateway.data(`{
      images(first: 100) {
        nodes { imageIndex split study { id studyInstanceUid viewerUrl } findings files { pngUri } dataQuality }
      }
    }`);

    assert.deepEqual(asked(), ['page of images']);
  });

  it('asks one windowed statement for the first 5 images of each of 50 patients', async () => {
    const { patients } = await gateway.data<{
      patients: { nodes: readonly { images: { nodes: readonly unknown[] } }[] };
    }>('{ patients(first: 50) { nodes { images(first: 5) { nodes { imageIndex } } } } }');

    assert.equal(patients.nodes.length, 50);
    assert.ok(patients.nodes.every(({ images }) => images.nodes.length <= 5));
    assert.deepEqual(asked(), ['page of images by patient', 'page of patients']);
    assert.match(gateway.statements.at(-1)?.sql ?? '', /row_number\(\) over \(partition by/);
  });

  it('asks one statement for totals of 50 patients', async () => {
    await gateway.data(
      '{ patients(first: 50) { nodes { images(first: 1) { totalCount nodes { id } } } } }',
    );

    assert.deepEqual(asked(), [
      'count of images by patient',
      'page of images by patient',
      'page of patients',
    ]);
  });

  it('asks a statement for each set of arguments of a nested list, and one where they are the same', async () => {
    const nested = (few: number, many: number): string => `{
      patients(first: 10) {
        nodes {
          few: images(first: ${few}) { nodes { id } }
          many: images(first: ${many}) { nodes { id } }
        }
      }
    }`;
    const page = 'page of images by patient';

    await gateway.data(nested(1, 2));
    assert.deepEqual(asked(), [page, page, 'page of patients']);

    gateway.clearStatements();
    await gateway.data(nested(2, 2));
    assert.deepEqual(asked(), [page, 'page of patients']);
  });
});
