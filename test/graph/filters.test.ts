import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { refusalsIn } from './filters/refusals.ts';

/** Where a filter of images, patients, labels or readers can be null, and how the message names it. */
const NULLS: readonly (readonly [string, string])[] = [
  ['images(filter: null)', 'filter'],
  ['images(filter: { sex: null })', 'filter.sex'],
  ['images(filter: { sex: { eq: null } })', 'filter.sex.eq'],
  ['images(filter: { sex: { in: null } })', 'filter.sex.in'],
  ['images(filter: { imageIndex: { ne: null } })', 'filter.imageIndex.ne'],
  ['images(filter: { patientAgeYears: { gte: 3, lt: null } })', 'filter.patientAgeYears.lt'],
  ['images(filter: { and: null })', 'filter.and'],
  ['images(filter: { or: [{ sex: { eq: MALE } }, { not: null }] })', 'filter.or[1].not'],
  ['images(filter: { labels: null })', 'filter.labels'],
  ['images(filter: { labels: { some: null } })', 'filter.labels.some'],
  [
    'images(filter: { labels: { every: { and: [{ value: { eq: null } }] } } })',
    'filter.labels.every.and[0].value.eq',
  ],
  ['images(filter: { labelChanged: null })', 'filter.labelChanged'],
  ['images(filter: { labelChanged: { finding: null } })', 'filter.labelChanged.finding'],
  ['images(filter: { boundingBoxes: { some: { any: null } } })', 'filter.boundingBoxes.some.any'],
  [
    'images(filter: { boundingBoxes: { none: { finding: { eq: null } } } })',
    'filter.boundingBoxes.none.finding.eq',
  ],
  ['images(filter: { dataQuality: { none: null } })', 'filter.dataQuality.none'],
  [
    'images(filter: { disagreement: { finding: MASS, leftValue: null, left: { source: NLP, labelSet: NIH_NLP_2017 }, right: { source: NLP, labelSet: NIH_NLP_2020 } } })',
    'filter.disagreement.leftValue',
  ],
  [
    'images(filter: { disagreement: { finding: FRACTURE, left: { source: READER, labelSet: FOUR_FINDINGS_2019, readerId: null }, right: { source: ADJUDICATED, labelSet: FOUR_FINDINGS_2019 } } })',
    'filter.disagreement.left.readerId',
  ],
  ['patients(filter: null)', 'filter'],
  ['patients(filter: { imageCount: { gt: null } })', 'filter.imageCount.gt'],
  [
    'patients(filter: { images: { every: { split: { ne: null } } } })',
    'filter.images.every.split.ne',
  ],
  ['labels(filter: null)', 'filter'],
  ['labels(filter: { readerId: { notIn: null } })', 'filter.readerId.notIn'],
  ['studies(filter: { viewPosition: null })', 'filter.viewPosition'],
];

const EMPTY: readonly (readonly [string, string])[] = [
  ['images(filter: {})', 'filter'],
  ['images(filter: { sex: {} })', 'filter.sex'],
  ['images(filter: { patientAgeYears: {} })', 'filter.patientAgeYears'],
  ['images(filter: { and: [{}] })', 'filter.and[0]'],
  ['images(filter: { or: [{ sex: { eq: MALE } }, {}] })', 'filter.or[1]'],
  ['images(filter: { not: { not: {} } })', 'filter.not.not'],
  ['images(filter: { labels: {} })', 'filter.labels'],
  ['images(filter: { labels: { none: {} } })', 'filter.labels.none'],
  ['images(filter: { labels: { some: { or: [{}] } } })', 'filter.labels.some.or[0]'],
  ['images(filter: { boundingBoxes: {} })', 'filter.boundingBoxes'],
  ['images(filter: { boundingBoxes: { some: {} } })', 'filter.boundingBoxes.some'],
  ['images(filter: { dataQuality: {} })', 'filter.dataQuality'],
  ['patients(filter: {})', 'filter'],
  ['patients(filter: { images: {} })', 'filter.images'],
  ['patients(filter: { images: { some: { sex: {} } } })', 'filter.images.some.sex'],
  ['labels(filter: {})', 'filter'],
  ['labels(filter: { not: {} })', 'filter.not'],
  ['studies(filter: {})', 'filter'],
];

describe('A filter', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  for (const [list, path] of NULLS) {
    it(`is refused with null in it, and the message says where: ${list}`, async () => {
      const [message = '', ...others] = await refusalsIn(gateway, `{ ${list} { totalCount } }`);

      assert.deepEqual(others, []);
      assert.deepEqual(gateway.statements, []);
      assert.ok(message.startsWith(`${path} is null. Leave `), message);
    });
  }

  for (const [list, path] of EMPTY) {
    it(`is refused with {} in it, and the message says where: ${list}`, async () => {
      const [message = '', ...others] = await refusalsIn(gateway, `{ ${list} { totalCount } }`);

      assert.deepEqual(others, []);
      assert.deepEqual(gateway.statements, []);
      assert.ok(
        message.startsWith(`${path} is an empty object. Give it at least one of `),
        message,
      );
    });
  }

  it('is refused inside other fields too', async () => {
    for (const [source, path] of [
      ['{ patient(patientId: 13) { images(filter: { sex: null }) { totalCount } } }', 'filter.sex'],
      ['{ image(by: { imageIndex: "00000013_008.png" }) { labels(filter: {}) { id } } }', 'filter'],
      [
        '{ reader(readerId: "4343882785") { labels(filter: { value: {} }) { totalCount } } }',
        'filter.value',
      ],
      ['{ reader(readerId: "4343882785") { images(filter: null) { totalCount } } }', 'filter'],
      ['{ readers(filter: {}) { id } }', 'filter'],
      ['{ readers(filter: { labelSet: null }) { id } }', 'filter.labelSet'],
    ] as const) {
      const messages = await refusalsIn(gateway, source);

      assert.ok(messages[0]?.startsWith(`${path} is `), `${source}: ${messages[0]}`);
    }
  });

  it('is refused with null in a list, as its type says', async () => {
    const source = 'query ($filter: ImageFilterInput) { images(filter: $filter) { totalCount } }';
    for (const [filter, path] of [
      [{ sex: { in: [null] } }, 'filter.sex.in[0]'],
      [{ or: [{ sex: { eq: 'MALE' } }, null] }, 'filter.or[1]'],
      [{ dataQuality: { some: [null] } }, 'filter.dataQuality.some[0]'],
    ] as const) {
      const messages = await refusalsIn(gateway, source, { filter });

      assert.ok(messages[0]?.includes(path), messages[0]);
    }
  });

  it('is refused with a variable that is null where a default stands', async () => {
    for (const source of [
      'query ($code: LabelSetCode) { images(filter: { labelChanged: { from: $code } }) { totalCount } }',
      'query ($code: LabelSetCode = NIH_NLP_2017) { images(filter: { labelChanged: { to: $code } }) { totalCount } }',
    ]) {
      const messages = await refusalsIn(gateway, source, { code: null });

      assert.equal(messages.length, 1);
    }
  });
});
