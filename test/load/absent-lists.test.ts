import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILES, readLines } from '../oracle/read-rows.ts';
import { withAlteredSample, without } from '../support/altered-sample.ts';
import { sampleDir, startGateway } from '../support/gateway.ts';

const TOTALS = `{
  train: images(filter: { split: { eq: TRAIN_VALIDATION } }) { totalCount }
  test: images(filter: { split: { eq: TEST } }) { totalCount }
  none: images(filter: { split: { notIn: [TRAIN_VALIDATION, TEST] } }) { totalCount nodes { split } }
  notTest: images(filter: { split: { ne: TEST } }) { totalCount }
  patients: patients(filter: { split: { notIn: [TRAIN_VALIDATION, TEST] } }) {
    totalCount
    nodes { split images(first: 1) { nodes { split } } }
  }
  boxed: images(filter: { boundingBoxes: { some: { any: true } } }) { totalCount }
  unboxed: images(filter: { boundingBoxes: { none: { any: true } } }) { totalCount }
  testImages: images(first: 500, filter: { imageIndex: { in: ["00000567_013.png"] } }) {
    nodes { boundingBoxes { finding } }
  }
}`;

interface Answer {
  readonly train: { readonly totalCount: number };
  readonly test: { readonly totalCount: number };
  readonly none: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly split: string | null }[];
  };
  readonly notTest: { readonly totalCount: number };
  readonly patients: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly split: string | null;
      readonly images: { readonly nodes: readonly { readonly split: string | null }[] };
    }[];
  };
  readonly boxed: { readonly totalCount: number };
  readonly unboxed: { readonly totalCount: number };
  readonly testImages: { readonly nodes: readonly { readonly boundingBoxes: unknown }[] };
}

const IMAGES = 2033;
const TRAIN = readLines(sampleDir, FILES.trainValidation).length;
const TEST = readLines(sampleDir, FILES.test).length;

async function askWithout(...names: readonly string[]): Promise<Answer> {
  return withAlteredSample(without(...names), async (dataDir) => {
    const gateway = await startGateway({ dataDir });
    const answer = await gateway.data<Answer>(TOTALS);
    await gateway.stop();
    return answer;
  });
}

describe('A split whose list is absent', () => {
  for (const { absent, train, test } of [
    { absent: [FILES.trainValidation], train: 0, test: TEST },
    { absent: [FILES.test], train: TRAIN, test: 0 },
    { absent: [FILES.trainValidation, FILES.test], train: 0, test: 0 },
  ]) {
    it(`is null on its images and patients: without ${absent.join(' and ')}`, async () => {
      const answer = await askWithout(...absent);

      assert.equal(answer.train.totalCount, train);
      assert.equal(answer.test.totalCount, test);
      assert.equal(answer.none.totalCount, IMAGES - train - test);
      assert.equal(answer.notTest.totalCount, IMAGES - test);
      assert.ok(answer.none.nodes.every(({ split }) => split === null));
      assert.ok(answer.patients.totalCount > 0);
      for (const patient of answer.patients.nodes) {
        assert.equal(patient.split, null);
        assert.deepEqual(patient.images.nodes, [{ split: null }]);
      }
    });
  }
});

describe('Boxes whose file is absent', () => {
  it('are none on every image', async () => {
    const answer = await askWithout(FILES.boxes);

    assert.equal(answer.boxed.totalCount, 0);
    assert.equal(answer.unboxed.totalCount, IMAGES);
    assert.deepEqual(answer.testImages.nodes, [{ boundingBoxes: [] }]);
  });

  it('are there where the file is', async () => {
    const answer = await askWithout();

    assert.equal(answer.boxed.totalCount, 54);
    assert.deepEqual(answer.testImages.nodes, [{ boundingBoxes: [{ finding: 'ATELECTASIS' }] }]);
  });
});
