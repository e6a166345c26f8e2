import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { refusalsIn } from './filters/refusals.ts';

const IMAGES = 2033;
const MEN = 1141;

/** How many of the sample's 2,033 images meet a filter. */
const COUNTS: readonly (readonly [string, number])[] = [
  ['{ sex: { in: [] } }', 0],
  ['{ sex: { notIn: [] } }', IMAGES],
  ['{ sex: { in: [], eq: MALE } }', 0],
  ['{ sex: { notIn: [], eq: MALE } }', MEN],
  ['{ sex: { in: [MALE, MALE] } }', MEN],
  ['{ sex: { eq: MALE, ne: MALE } }', 0],
  ['{ and: [] }', IMAGES],
  ['{ or: [] }', 0],
  ['{ not: { and: [] } }', 0],
  ['{ not: { or: [] } }', IMAGES],
  ['{ or: [], sex: { eq: MALE } }', 0],
  ['{ and: [], sex: { eq: MALE } }', MEN],
  ['{ or: { sex: { eq: MALE } } }', MEN],
  ['{ patientAgeYears: { in: [] } }', 0],
  ['{ patientAgeYears: { gt: 50, lt: 50 } }', 0],
  ['{ patientAgeYears: { gte: -2147483648, lte: 2147483647 } }', IMAGES],
  ['{ imageIndex: { in: [] } }', 0],
  ['{ imageIndex: { eq: "no such image" } }', 0],
  ['{ imageIndex: { ne: "no such image" } }', IMAGES],
  ['{ patientId: { in: [] } }', 0],
  ['{ patientId: { in: ["no such patient"] } }', 0],
  ['{ patientId: { notIn: ["no such patient", "-1", ""] } }', IMAGES],
  ['{ patientId: { eq: 13 } }', 28],
  ['{ patientId: { eq: "13" } }', 28],
  ['{ patientId: { eq: "00000013" } }', 28],
  ['{ patientId: { in: [13, "13", "00000013", "no such patient"] } }', 28],
  ['{ studyInstanceUid: { eq: "1.2.3" } }', 0],
  ['{ dataQuality: { some: [] } }', 0],
  ['{ dataQuality: { none: [] } }', IMAGES],
  ['{ boundingBoxes: { some: { any: true } } }', 54],
  ['{ boundingBoxes: { none: { any: true } } }', IMAGES - 54],
  ['{ boundingBoxes: { some: { finding: { in: [] } } } }', 0],
  ['{ boundingBoxes: { some: { finding: { notIn: [] } } } }', 54],
  ['{ boundingBoxes: { some: { any: true, finding: { in: [] } } } }', 0],
  ['{ labels: { some: { or: [] } } }', 0],
  ['{ labels: { some: { and: [] } } }', IMAGES],
  ['{ labels: { none: { and: [] } } }', 0],
  ['{ labels: { every: { and: [] } } }', IMAGES],
  ['{ labels: { every: { or: [] } } }', 0],
  ['{ labels: { some: { readerId: { eq: "no such reader" } } } }', 0],
  ['{ labels: { some: { finding: { eq: MASS }, value: { in: [] } } } }', 0],
  ['{ labels: { some: { labelSet: { eq: NIH_NLP_2017 } } } }', IMAGES],
  ['{ labelChanged: { from: NIH_NLP_2017, to: NIH_NLP_2017 } }', 0],
];

/** A filter and its key's values, of whom nobody would say that they match. */
const nest = (depth: number, wrap: (inner: object) => object): object =>
  Array.from({ length: depth }).reduce<object>(wrap, { sex: { eq: 'MALE' } });

describe('A filter', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const count = async (filter: object): Promise<number> => {
    const { images } = await gateway.data<{ images: { totalCount: number } }>(
      'query ($filter: ImageFilterInput) { images(filter: $filter) { totalCount } }',
      { filter },
    );
    return images.totalCount;
  };

  for (const [filter, expected] of COUNTS) {
    it(`${filter} meets ${expected}`, async () => {
      const { images } = await gateway.data<{ images: { totalCount: number } }>(
        `{ images(filter: ${filter}) { totalCount } }`,
      );

      assert.equal(images.totalCount, expected);
    });
  }

  it('is none where the variable is not given', async () => {
    const { images } = await gateway.data<{ images: { totalCount: number } }>(
      'query ($filter: ImageFilterInput) { images(filter: $filter) { totalCount } }',
    );

    assert.equal(images.totalCount, IMAGES);
  });

  it('may nest 50 deep', async () => {
    assert.equal(await count(nest(50, (inner) => ({ not: inner }))), MEN);
    assert.equal(await count(nest(51, (inner) => ({ not: inner }))), IMAGES - MEN);
    assert.equal(await count(nest(50, (inner) => ({ and: [inner] }))), MEN);
    assert.equal(await count(nest(50, (inner) => ({ or: [{ or: [] }, inner] }))), MEN);
  });

  it('may not nest 105 deep, and the message says how deep it may', async () => {
    const source = 'query ($filter: ImageFilterInput) { images(filter: $filter) { totalCount } }';
    for (const wrap of [
      (inner: object) => ({ not: inner }),
      (inner: object) => ({ or: [inner] }),
    ]) {
      const messages = await refusalsIn(gateway, source, { filter: nest(105, wrap) });

      assert.deepEqual(messages, ['filter nests deeper than 100 levels.']);
    }
  });

  it('of boxes takes any: true alone', async () => {
    for (const quantifier of ['some', 'none']) {
      const source = `{ images(filter: { boundingBoxes: { ${quantifier}: { any: false } } }) { totalCount } }`;
      const [message = ''] = await refusalsIn(gateway, source);

      assert.match(message, new RegExp(`^filter\\.boundingBoxes\\.${quantifier}\\.any takes true`));
    }
  });
});
