import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { EVERYTHING, FACETS } from './counted/fields.ts';
import { refusalsIn } from './filters/refusals.ts';

describe('ImageConnection.aggregate', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  const asked = (): readonly string[] => gateway.statements.map(({ label }) => label).sort();

  it('counts the whole filtered list, whatever the page', async () => {
    const list = (page: string): string => `images(${page} filter: { sex: { eq: MALE } })`;
    const { small, large } = await gateway.data<Record<'small' | 'large', unknown>>(
      `{ small: ${list('first: 0')} { ${EVERYTHING} } large: ${list('last: 7')} { ${EVERYTHING} } }`,
    );

    assert.deepEqual(small, large);
  });

  it('says of images what totalCount says, and counts both once', async () => {
    const { images } = await gateway.data<{
      images: { totalCount: number; aggregate: { imageCount: number } };
    }>('{ images(first: 0) { totalCount aggregate { imageCount } } }');

    assert.equal(images.aggregate.imageCount, images.totalCount);
    assert.deepEqual(asked(), ['count of images']);
  });

  it('asks one statement for each field, and none for what is not selected', async () => {
    await gateway.data(`{ images(first: 3) { ${EVERYTHING} ${FACETS} } }`);
    assert.deepEqual(asked(), [
      'ages of images',
      'count of images',
      'count of patients of images',
      'cross-tab of images',
      'facets of images',
      'findings of images',
    ]);

    gateway.clearStatements();
    await gateway.data('{ images { aggregate { patientCount } } }');
    assert.deepEqual(asked(), ['count of patients of images']);

    gateway.clearStatements();
    await gateway.data('{ images { aggregate { __typename } } }');
    assert.deepEqual(asked(), []);
  });

  it('asks for ages once, whatever is made of them', async () => {
    await gateway.data(`{ images { aggregate {
      ageYears { mean } narrow: ageHistogram(binWidthYears: 1) { imageCount } wide: ageHistogram { imageCount }
    } } }`);

    assert.deepEqual(asked(), ['ages of images']);
  });

  it('asks one statement for the patients or the readers of a page together', async () => {
    await gateway.data(`{
      patients(first: 100) { nodes { images { ${EVERYTHING} ${FACETS} } } }
      readers { images { aggregate { patientCount ageYears { mean } } ${FACETS} } }
    }`);

    assert.deepEqual(asked(), [
      'ages of images by patient',
      'ages of images by reader',
      'count of images by patient',
      'count of patients of images by patient',
      'count of patients of images by reader',
      'cross-tab of images by patient',
      'facets of images by patient',
      'facets of images by reader',
      'findings of images by patient',
      'page of patients',
      'readers',
    ]);
  });

  it('is empty where no image meets the filter', async () => {
    const { images } = await gateway.data<{ images: unknown }>(
      `{ images(filter: { imageIndex: { in: [] } }) { ${EVERYTHING} } }`,
    );

    const nothing = { min: null, max: null, mean: null, median: null };
    assert.deepEqual(images, {
      aggregate: {
        imageCount: 0,
        patientCount: 0,
        ageYears: { ...nothing, knownCount: 0, unknownCount: 0 },
        ageHistogram: [],
        crossTab: [],
        coOccurrence: [],
      },
    });
  });

  it('refuses dimensions that are none or twice, and bins that are no years', async () => {
    for (const [field, message] of [
      [
        'aggregate { crossTab(dimensions: []) { imageCount } }',
        /^dimensions takes 1 to 6 different .*, found none\.$/,
      ],
      [
        'aggregate { crossTab(dimensions: [SEX, SPLIT, SEX]) { imageCount } }',
        /found SEX, SPLIT, SEX\.$/,
      ],
      ['facets(dimensions: []) { dimension }', /^dimensions takes/],
      ['facets(dimensions: [FINDING, FINDING]) { dimension }', /found FINDING, FINDING\.$/],
      [
        'aggregate { ageHistogram(binWidthYears: 0) { imageCount } }',
        /^binWidthYears takes 1 to 150 years, found 0\.$/,
      ],
      ['aggregate { ageHistogram(binWidthYears: 151) { imageCount } }', /found 151\.$/],
    ] as const) {
      const [refusal = ''] = await refusalsIn(gateway, `{ images { ${field} } }`);
      assert.match(refusal, message);
    }
    assert.deepEqual(asked(), []);
  });

  it('has a text that is the same for any number of patients and any values', async () => {
    const texts = async (ids: readonly number[], age: number): Promise<readonly string[]> => {
      gateway.clearStatements();
      await gateway.data(
        `query ($ids: [ID!]!, $age: Int!) { patientsById(patientIds: $ids) {
          images(filter: { patientAgeYears: { gt: $age } }) { ${EVERYTHING} ${FACETS} }
        } }`,
        { ids, age },
      );
      return gateway.statements.map(({ sql }) => sql).sort();
    };

    assert.deepEqual(await texts([1], 10), await texts([1, 2, 3, 13], 57));
  });
});
