import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type Asked, askFacets, countsOf } from './counted/ask-facets.ts';

describe('ImageConnection.facets', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const ask = (list: string, args?: string): Promise<Asked> => askFacets(gateway, list, args);

  const selected = async (filter: string, args: string): Promise<readonly string[]> => {
    const [facet] = await ask(`(filter: ${filter})`, `dimensions: ${args}`);
    return (facet?.buckets ?? []).filter(({ isSelected }) => isSelected).map(({ value }) => value);
  };

  it('takes all conditions where excludeSelf is false, and still says what is selected', async () => {
    const [facet] = await ask(
      '(filter: { sex: { eq: MALE } })',
      'dimensions: [SEX], excludeSelf: false',
    );

    assert.deepEqual(
      facet?.buckets.map(({ value, isSelected }) => [value, isSelected]),
      [
        ['FEMALE', false],
        ['MALE', true],
      ],
    );
    assert.equal(facet?.buckets[0]?.imageCount, 0);
  });

  it('gives dimensions in the order asked for, and keeps the own conditions of the others', async () => {
    const filter = '{ sex: { eq: MALE }, viewPosition: { eq: PA } }';
    const both = await ask(`(filter: ${filter})`, 'dimensions: [VIEW_POSITION, SEX]');
    const one = await ask(`(filter: ${filter})`, 'dimensions: [VIEW_POSITION]');

    assert.deepEqual(
      both.map(({ dimension }) => dimension),
      ['VIEW_POSITION', 'SEX'],
    );
    assert.deepEqual(both[0], one[0]);
  });

  it('lists values without images too, but decades only between others', async () => {
    const none = await ask('(filter: { imageIndex: { in: [] } })');
    const lengths = none.map(({ dimension, buckets }) => [dimension, buckets.length]);

    assert.deepEqual(lengths, [
      ['FINDING', 15],
      ['SEX', 2],
      ['VIEW_POSITION', 2],
      ['SPLIT', 2],
      ['AGE_DECADE', 0],
      ['LABEL_SET', 4],
    ]);
    const [ages] = await ask(
      '(filter: { and: [{ imageIndex: { ne: "" } }, { or: [{ patientAgeYears: { lt: 10 }, sex: { ne: MALE } }, { patientAgeYears: { gte: 70 }, sex: { ne: MALE } }] }] })',
      'dimensions: [AGE_DECADE]',
    );
    const decades = ages?.buckets.map(({ value }) => Number(value)) ?? [];
    assert.deepEqual(
      decades,
      Array.from({ length: decades.length }, (_, n) => n * 10),
    );
    assert.ok(ages?.buckets.some(({ imageCount }) => imageCount === 0));
  });

  it('counts an image that a set did not assess, and one without findings', async () => {
    const facets = await ask('', 'dimensions: [FINDING], labelSet: FOUR_FINDINGS_2019');
    const names = countsOf(facets).map(([value]) => value);

    assert.deepEqual(names, [
      'PNEUMOTHORAX',
      'AIRSPACE_OPACITY',
      'FRACTURE',
      'NODULE_OR_MASS',
      'NO_FINDING',
      'NOT_ASSESSED',
    ]);
  });

  it('selects the values that own conditions ask for', async () => {
    const labels = (quantifier: string, label: string): string =>
      `{ labels: { ${quantifier}: { ${label} labelSet: { eq: NIH_NLP_2020 } } } }`;
    const effusion = labels('some', 'finding: { eq: EFFUSION }, value: { eq: PRESENT }');
    const mass = labels('some', 'finding: { eq: MASS }, value: { eq: PRESENT }');
    const healthy = labels('none', 'value: { eq: PRESENT }');

    assert.deepEqual(await selected('{ sex: { ne: MALE } }', '[SEX]'), ['FEMALE']);
    assert.deepEqual(await selected('{ not: { sex: { ne: MALE } } }', '[SEX]'), ['MALE']);
    assert.deepEqual(await selected('{ split: { eq: TEST } }', '[SPLIT]'), ['TEST']);
    assert.deepEqual(await selected('{ patientAgeYears: { gte: 45, lte: 60 } }', '[AGE_DECADE]'), [
      '40',
      '50',
      '60',
    ]);
    assert.deepEqual(await selected(effusion, '[FINDING]'), ['EFFUSION']);
    assert.deepEqual(await selected(`{ and: [${effusion}, ${mass}] }`, '[FINDING]'), [
      'EFFUSION',
      'MASS',
    ]);
    assert.deepEqual(await selected(`{ or: [${effusion}, ${healthy}] }`, '[FINDING]'), [
      'EFFUSION',
      'NO_FINDING',
    ]);
    assert.deepEqual(await selected(`{ not: ${effusion} }`, '[FINDING]'), []);
    assert.deepEqual(await selected(healthy, '[FINDING]'), ['NO_FINDING']);
    assert.deepEqual(
      await selected(
        '{ labels: { some: { labelSet: { eq: ALL_FINDINGS_2021 } } } }',
        '[LABEL_SET]',
      ),
      ['ALL_FINDINGS_2021'],
    );
  });

  it('is cited with the set whose findings it counts, and with all sets where it counts those', async () => {
    const cited = async (args: string): Promise<number> => {
      const { images } = await gateway.data<{ images: { citations: readonly unknown[] } }>(
        `{ images(first: 0) { citations { text } facets(${args}) { dimension } } }`,
      );
      return images.citations.length;
    };
    const plain = await cited('dimensions: [SEX], labelSet: ALL_FINDINGS_2021');

    assert.equal(await cited('dimensions: [FINDING], labelSet: ALL_FINDINGS_2021'), plain + 1);
    assert.equal(await cited('dimensions: [LABEL_SET]'), plain + 2);
  });
});
