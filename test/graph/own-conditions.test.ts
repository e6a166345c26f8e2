import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type Asked, askFacets, countsOf } from './counted/ask-facets.ts';

/** Conditions that are a dimension's own, and the filter that is left for it. */
const OWN: readonly (readonly [filter: string, dimension: string, rest: string])[] = [
  ['{ sex: { eq: MALE }, viewPosition: { eq: PA } }', 'SEX', '{ viewPosition: { eq: PA } }'],
  [
    '{ and: [{ and: [{ sex: { ne: MALE } }] }, { split: { eq: TEST } }] }',
    'SEX',
    '{ split: { eq: TEST } }',
  ],
  ['{ or: [{ sex: { eq: MALE } }], split: { eq: TEST } }', 'SEX', '{ split: { eq: TEST } }'],
  [
    '{ or: [{ sex: { eq: MALE } }, { not: { sex: { eq: MALE } } }], split: { eq: TEST } }',
    'SEX',
    '{ split: { eq: TEST } }',
  ],
  [
    '{ not: { not: { viewPosition: { eq: PA } } }, sex: { eq: MALE } }',
    'VIEW_POSITION',
    '{ sex: { eq: MALE } }',
  ],
  [
    '{ not: { or: [{ viewPosition: { eq: PA } }, { sex: { eq: MALE } }] } }',
    'VIEW_POSITION',
    '{ sex: { ne: MALE } }',
  ],
  [
    '{ patientAgeYears: { gte: 40, lt: 60 }, sex: { eq: MALE } }',
    'AGE_DECADE',
    '{ sex: { eq: MALE } }',
  ],
  ['{ split: { in: [] }, sex: { eq: MALE } }', 'SPLIT', '{ sex: { eq: MALE } }'],
  [
    '{ labels: { some: { labelSet: { eq: ALL_FINDINGS_2021 } } }, sex: { eq: MALE } }',
    'LABEL_SET',
    '{ sex: { eq: MALE } }',
  ],
  [
    '{ labels: { some: { finding: { eq: EFFUSION }, value: { eq: PRESENT } } }, sex: { eq: MALE } }',
    'FINDING',
    '{ sex: { eq: MALE } }',
  ],
  [
    '{ labels: { none: { value: { eq: PRESENT }, labelSet: { eq: NIH_NLP_2020 } } }, sex: { eq: MALE } }',
    'FINDING',
    '{ sex: { eq: MALE } }',
  ],
  [
    '{ labels: { every: { value: { eq: ABSENT }, source: { eq: NLP } } }, sex: { eq: MALE } }',
    'FINDING',
    '{ sex: { eq: MALE } }',
  ],
];

/** Conditions that stay, though they speak of a dimension. */
const NOT_OWN: readonly (readonly [filter: string, dimension: string])[] = [
  ['{ or: [{ sex: { eq: MALE } }, { viewPosition: { eq: PA } }] }', 'SEX'],
  [
    '{ or: [{ sex: { eq: MALE }, viewPosition: { eq: PA } }] , not: { sex: { eq: MALE }, split: { eq: TEST } } }',
    'SPLIT',
  ],
  [
    '{ or: [{ sex: { eq: MALE }, viewPosition: { eq: PA } }, { sex: { eq: MALE }, viewPosition: { eq: AP } }] }',
    'SEX',
  ],
  [
    '{ labels: { some: { finding: { eq: EFFUSION }, labelSet: { eq: ALL_FINDINGS_2021 } } } }',
    'FINDING',
  ],
  [
    '{ labels: { some: { finding: { eq: EFFUSION }, labelSet: { eq: NIH_NLP_2017 } } } }',
    'FINDING',
  ],
  ['{ labels: { some: { finding: { eq: FRACTURE } } } }', 'FINDING'],
  ['{ labels: { some: { finding: { eq: EFFUSION }, source: { eq: READER } } } }', 'FINDING'],
  ['{ labels: { none: { value: { eq: PRESENT }, readerId: { ne: "4343882785" } } } }', 'FINDING'],
  ['{ labels: { some: { source: { eq: READER } } } }', 'LABEL_SET'],
  [
    '{ labels: { some: { value: { eq: PRESENT }, labelSet: { eq: ALL_FINDINGS_2021 } } } }',
    'LABEL_SET',
  ],
  ['{ labelChanged: { finding: EFFUSION } }', 'FINDING'],
  ['{ boundingBoxes: { some: { any: true } } }', 'FINDING'],
];

describe('The own conditions of a facet', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const ask = (list: string, args: string): Promise<Asked> => askFacets(gateway, list, args);
  for (const [filter, dimension, rest] of OWN) {
    it(`of ${dimension} are left out of ${filter}`, async () => {
      const left = countsOf(await ask(`(filter: ${filter})`, `dimensions: [${dimension}]`));

      assert.deepEqual(
        left,
        countsOf(await ask(`(filter: ${rest})`, `dimensions: [${dimension}]`)),
      );
    });
  }

  for (const [filter, dimension] of NOT_OWN) {
    it(`of ${dimension} are none in ${filter}`, async () => {
      const given = await ask(`(filter: ${filter})`, `dimensions: [${dimension}]`);
      const whole = await ask(
        `(filter: ${filter})`,
        `dimensions: [${dimension}], excludeSelf: false`,
      );

      assert.deepEqual(given, whole);
      assert.ok(given[0]?.buckets.every(({ isSelected }) => !isSelected));
    });
  }
});
