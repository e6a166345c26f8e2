import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/** What is asked, and the statements that it takes: none more for a longer list. */
const LISTS: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'timelines by three label sets': [
    `patients(first: 40) {
      nodes {
        mined: timeline { followUpNumber appeared persisted resolved image { imageIndex } }
        four: timeline(labelSet: FOUR_FINDINGS_2019) { followUpNumber appeared image { split } }
        all: timeline(labelSet: ALL_FINDINGS_2021) { patientAgeYears resolved }
      }
    }`,
    ['assessments by image', 'page of images by patient', 'page of patients'],
  ],
  'derivations of final labels': [
    `labels(first: 200, filter: { source: { in: [ADJUDICATED, GROUND_TRUTH] } }) {
      nodes { value derivation { rule isReproduced inputs { value reader { readerId } } } }
    }`,
    ['assessments by image', 'page of labels', 'readers'],
  ],
  'consensus on several findings': [
    `images(first: 60) {
      nodes {
        fracture: consensus(finding: FRACTURE, labelSet: FOUR_FINDINGS_2019) { majority reads { value } }
        effusion: consensus(finding: EFFUSION, labelSet: ALL_FINDINGS_2021) { isUnanimous votes { count } }
        labels(filter: { source: { eq: GROUND_TRUTH } }) { derivation { isReproduced } }
      }
    }`,
    ['assessments by image', 'labels by image', 'page of images'],
  ],
  'the self-consistency of the readers of labels': [
    `labels(first: 200, filter: { source: { eq: READER } }) {
      nodes { reader { selfConsistency { pairs agreeing } } }
    }`,
    ['page of labels', 'readers', 'self-consistency by reader'],
  ],
};

describe('Opinions in lists', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  for (const [what, [field, expected]] of Object.entries(LISTS)) {
    it(`take one statement for each kind of thing: ${what}`, async () => {
      await gateway.data(`{ ${field} }`);

      assert.deepEqual(gateway.statements.map(({ label }) => label).toSorted(), expected);
    });
  }
});
