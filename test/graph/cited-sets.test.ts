import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/** Arguments of images, fields of its nodes, and the years of the papers that the answer rests on. */
const CASES: readonly (readonly [string, string, readonly number[]])[] = [
  ['(first: 1)', 'imageIndex', [2017]],
  ['(first: 1)', 'findings(labelSet: FOUR_FINDINGS_2019)', [2017, 2019]],
  ['(first: 1)', 'consensus(finding: MASS, labelSet: ALL_FINDINGS_2021) { value }', [2017, 2021]],
  ['(first: 1)', 'labels { value }', [2017, 2019, 2021]],
  ['(first: 1)', 'labels(filter: { labelSet: { ne: ALL_FINDINGS_2021 } }) { value }', [2017, 2019]],
  ['(first: 1)', 'labels(filter: { source: { eq: GROUND_TRUTH } }) { value }', [2017, 2021]],
  [
    '(first: 1)',
    'labels(filter: { or: [{ labelSet: { eq: NIH_NLP_2017 } }, { readerId: { notIn: [] } }] }) { value }',
    [2017, 2019, 2021],
  ],
  [
    '(first: 1, filter: { labels: { some: { not: { labelSet: { eq: ALL_FINDINGS_2021 } } } } })',
    'imageIndex',
    [2017, 2019],
  ],
  [
    '(first: 1, filter: { dataQuality: { some: [REPEATED_READ] } })',
    'imageIndex',
    [2017, 2019, 2021],
  ],
  ['(first: 1, orderBy: { field: READER_DISAGREEMENT })', 'imageIndex', [2017, 2019, 2021]],
  [
    '(first: 1)',
    'labels(filter: { labelSet: { eq: FOUR_FINDINGS_2019 } }) { reader { performance(labelSet: ALL_FINDINGS_2021) { f1 } } }',
    [2017, 2019, 2021],
  ],
  [
    '(first: 1)',
    'patient { images(filter: { labels: { some: { labelSet: { eq: FOUR_FINDINGS_2019 } } } }) { totalCount } }',
    [2017, 2019],
  ],
];

describe('The citations of a page name the papers that the answer draws on', () => {
  let gateway: TestGateway;

  before(async () => {
    gateway = await startGateway();
  });

  after(() => gateway.stop());

  for (const [list, fields, years] of CASES) {
    it(`images${list} { ${fields} }`, async () => {
      const { images } = await gateway.data<{ images: { citations: { year: number }[] } }>(
        `{ images${list} { citations { year } nodes { ${fields} } } }`,
      );

      assert.deepEqual(
        images.citations.map(({ year }) => year),
        years,
      );
    });
  }
});
