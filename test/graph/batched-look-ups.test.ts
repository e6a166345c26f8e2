import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { globalId as id } from '../support/ids.ts';

describe('A look-up of many things', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  const asked = (): string[] => gateway.statements.map(({ label }) => label).sort();

  it('asks one statement for 1,000 images by name, with repeated and unknown ones', async () => {
    const known = await gateway.data<{ images: { nodes: readonly { imageIndex: string }[] } }>(
      '{ images(first: 400) { nodes { imageIndex } } }',
    );
    const names = known.images.nodes.map(({ imageIndex }) => imageIndex);
    const unknown = Array.from(
      { length: 200 },
      (_, i) => `000999${String(i).padStart(2, '0')}_000.png`,
    );
    const imageIndexes = [...names, ...unknown, ...names];
    gateway.clearStatements();

    const { imagesByIndex } = await gateway.data<{
      imagesByIndex: readonly ({ imageIndex: string } | null)[];
    }>(
      'query ($imageIndexes: [ID!]!) { imagesByIndex(imageIndexes: $imageIndexes) { imageIndex } }',
      {
        imageIndexes,
      },
    );

    assert.deepEqual(
      imagesByIndex.map((image) => image?.imageIndex ?? null),
      [...names, ...unknown.map(() => null), ...names],
    );
    assert.deepEqual(asked(), ['images by image_index']);
  });

  it('asks one statement for each type of nodes of many types', async () => {
    const ids = ['00000013_000.png', '00000013_008.png'].flatMap((name) => [
      id('Image', name),
      id('Patient', String(Number(name.slice(0, 8)))),
      id('Label', `${name}/NIH_NLP_2020/NLP//1/MASS`),
    ]);
    const others = [
      id('Reader', '4343882785'),
      id('LabelSet', 'NIH_NLP_2020'),
      id('FindingDefinition', 'MASS'),
    ];

    const { nodes } = await gateway.data<{ nodes: readonly (object | null)[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: [...ids, ...others, ...ids] },
    );

    assert.deepEqual(
      nodes,
      [...ids, ...others, ...ids].map((each) => ({ id: each })),
    );
    assert.deepEqual(asked(), [
      'assessments by image',
      'images by image_index',
      'patients by number',
      'readers',
    ]);
  });
});
