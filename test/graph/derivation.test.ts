import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { withAlteredSample, withCell } from '../support/altered-sample.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

interface Derived {
  readonly finding: string;
  readonly value: string;
  readonly derivation: {
    readonly rule: string;
    readonly isReproduced: boolean | null;
    readonly inputs: readonly {
      readonly finding: string;
      readonly value: string;
      readonly reader: { readonly readerId: string };
    }[];
  } | null;
}

const DERIVED =
  'finding value derivation { rule isReproduced inputs { finding value reader { readerId } } }';
const GROUND_TRUTH_READERS = ['4343882785', '4343883593', '4343883996'];

const finals = async (gateway: TestGateway, filter: string): Promise<readonly Derived[]> => {
  const { labels } = await gateway.data<{ labels: { nodes: readonly Derived[] } }>(
    `{ labels(first: 500, filter: ${filter}) { nodes { ${DERIVED} } } }`,
  );
  return labels.nodes;
};

const onImage = async (gateway: TestGateway, imageIndex: string, filter: string) => {
  const { image } = await gateway.data<{ image: { labels: readonly Derived[] } }>(
    `{ image(by: { imageIndex: "${imageIndex}" }) { labels(filter: ${filter}) { ${DERIVED} } } }`,
  );
  return image.labels;
};

describe('The derivation of a final label', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('reproduces the ground truth from the reads of the three', async () => {
    for (const { finding, value, derivation } of await finals(
      gateway,
      '{ source: { eq: GROUND_TRUTH }, finding: { ne: OTHER } }',
    )) {
      assert.equal(derivation?.rule, 'MAJORITY_OF_THREE');
      assert.equal(derivation?.isReproduced, true);
      assert.deepEqual(
        derivation?.inputs.map(({ reader }) => reader.readerId).toSorted(),
        GROUND_TRUTH_READERS,
      );
      assert.ok(derivation?.inputs.every((input) => input.finding === finding));
      const present = derivation?.inputs.filter((input) => input.value === 'PRESENT').length ?? 0;
      assert.equal(value, present >= 2 ? 'PRESENT' : 'ABSENT');
    }
  });

  it('reproduces Other on every image, by its own rule', async () => {
    const labels = await finals(
      gateway,
      '{ source: { eq: GROUND_TRUTH }, finding: { eq: OTHER } }',
    );

    assert.equal(labels.length, 60);
    for (const { derivation } of labels) {
      assert.equal(derivation?.rule, 'OTHER_RULE');
      assert.equal(derivation?.isReproduced, true);
      // The rule looks at all 16 findings of three readers.
      assert.equal(derivation?.inputs.length, 48);
    }
  });

  it('says of Other that an abnormal image without a finding has it', async () => {
    const [other] = await onImage(
      gateway,
      '00000039_006.png',
      '{ source: { eq: GROUND_TRUTH }, finding: { eq: OTHER } }',
    );

    const present = (finding: string) =>
      other?.derivation?.inputs.filter(
        (input) => input.finding === finding && input.value === 'PRESENT',
      ).length;
    assert.equal(other?.value, 'PRESENT');
    assert.ok((present('OTHER') ?? 9) < 2);
    assert.ok((present('ABNORMAL') ?? 0) >= 2);
    assert.equal(other?.derivation?.isReproduced, true);
  });

  it('tells where the published label is another one', async () => {
    const alteration = withCell(FILES.allTest, { row: 1, at: 17 }, 'YES');
    const other = await withAlteredSample(alteration, (dataDir) => startGateway({ dataDir }));
    const labels = await finals(other, '{ source: { eq: GROUND_TRUTH } }');
    await other.stop();

    const wrong = labels.filter(({ derivation }) => derivation?.isReproduced !== true);
    assert.equal(wrong.length, 1);
    assert.equal(wrong[0]?.finding, 'OTHER');
    assert.equal(wrong[0]?.derivation?.isReproduced, false);
  });

  it('of an adjudicated label names the reads, and cannot be replayed', async () => {
    const labels = await onImage(
      gateway,
      '00000473_027.png',
      '{ source: { eq: ADJUDICATED }, finding: { eq: FRACTURE } }',
    );

    assert.equal(labels.length, 1);
    assert.deepEqual(
      labels.map(({ derivation }) => [derivation?.rule, derivation?.isReproduced]),
      [['ADJUDICATION', null]],
    );
    assert.deepEqual(
      labels[0]?.derivation?.inputs.map(({ reader }) => reader.readerId),
      ['9188098580', '9140366420', '9191681804', '9188098580', '9140366420'],
    );
  });

  it('is missing for reads and for text-mined labels', async () => {
    for (const source of ['NLP', 'READER']) {
      const labels = await finals(gateway, `{ source: { eq: ${source} } }`);
      assert.ok(labels.length > 0 && labels.every(({ derivation }) => derivation === null));
    }
  });
});
