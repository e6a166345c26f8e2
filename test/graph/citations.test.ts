import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const FOUR = 'FOUR_FINDINGS_2019';
const ALL = 'ALL_FINDINGS_2021';

/** Arguments and fields of a list of images, and the years of the papers that its answer draws on. */
const DRAWN: readonly (readonly [string, string, readonly number[]])[] = [
  ['', 'imageIndex patient { sex }', [2017]],
  ['', 'findings', [2017]],
  ['(filter: { labels: { some: { labelSet: { eq: NIH_NLP_2020 } } } })', 'id', [2017]],
  [`(filter: { labels: { some: { labelSet: { eq: ${FOUR} } } } })`, 'id', [2017, 2019]],
  [
    `(filter: { not: { or: [{ labels: { none: { labelSet: { in: [${ALL}] } } } }] } })`,
    'id',
    [2017, 2021],
  ],
  ['(filter: { labels: { some: { finding: { eq: MASS } } } })', 'id', [2017, 2019, 2021]],
  ['', `findings(labelSet: ${ALL})`, [2017, 2021]],
  ['', `consensus(finding: FRACTURE, labelSet: ${FOUR}) { majority }`, [2017, 2019]],
  ['', 'labels { value }', [2017, 2019, 2021]],
  ['', `labels(filter: { labelSet: { eq: ${FOUR} } }) { value }`, [2017, 2019]],
  ['', `patient { timeline(labelSet: ${ALL}) { appeared } }`, [2017, 2021]],
];

describe('What an answer draws on', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const yearsOf = async (source: string, variables?: Record<string, unknown>) => {
    const { images } = await gateway.data<{ images: { citations: readonly { year: number }[] } }>(
      source,
      variables,
    );
    return images.citations.map(({ year }) => year);
  };

  for (const [list, fields, years] of DRAWN) {
    it(`is cited, from ${years.join(', ')}: images${list} { ${fields} }`, async () => {
      assert.deepEqual(
        await yearsOf(`{ images${list} { citations { year } nodes { ${fields} } } }`),
        years,
      );
    });
  }

  it('is cited where a fragment names the set', async () => {
    const source = `
      { images { citations { year } ...Rows } }
      fragment Rows on ImageConnection { nodes { ...Part } }
      fragment Part on Image { ... on Node { id } findings(labelSet: ${FOUR}) }`;

    assert.deepEqual(await yearsOf(source), [2017, 2019]);
  });

  it('is cited where a variable names the set', async () => {
    const source =
      'query ($set: LabelSetCode!) { images { citations { year } nodes { findings(labelSet: $set) } } }';

    assert.deepEqual(await yearsOf(source, { set: ALL }), [2017, 2021]);
  });
});
