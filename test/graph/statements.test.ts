import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/** Lists and look-ups with values of all kinds; the same text of a query for any values. */
const QUERY = `query ($first: Int, $names: [ID!]!, $patients: [ID!]!, $ages: [Int!], $sex: Sex, $reader: ID!) {
  imagesByIndex(imageIndexes: $names) { labels { reader { readerId } } boundingBoxes { x } }
  patientsById(patientIds: $patients) { images(first: $first) { nodes { id } totalCount } }
  images(
    first: $first
    filter: {
      imageIndex: { notIn: $names }
      patientAgeYears: { in: $ages }
      sex: { eq: $sex }
      labels: { none: { readerId: { eq: $reader } } }
    }
  ) { nodes { consensus(finding: MASS, labelSet: ALL_FINDINGS_2021) { majority } } totalCount }
  labels(first: $first, filter: { readerId: { in: $patients } }) { nodes { image { id } } totalCount }
  reader(readerId: $reader) { images(first: $first) { nodes { id } } labels(first: $first) { nodes { id } } }
}`;

describe('What is asked of the catalog', () => {
  let gateway: TestGateway;
  before(async () => {
    // Hundreds of keys with everything about each cost more than a question is allowed by default.
    gateway = await startGateway({ env: { COST_LIMIT: '1000000' } });
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  const texts = (): string[] => [...new Set(gateway.statements.map(({ sql }) => sql))].sort();

  it('has the same text for any number of keys and for any values', async () => {
    await gateway.data(QUERY, {
      first: 3,
      names: ['00000002_000.png', '00000008_001.png'],
      patients: ['2', '13'],
      ages: [40, 50],
      sex: 'FEMALE',
      reader: '4343882785',
    });
    const few = texts();
    gateway.clearStatements();

    await gateway.data(QUERY, {
      first: 100,
      names: Array.from({ length: 600 }, (_, i) => `${String(i + 1).padStart(8, '0')}_000.png`),
      patients: Array.from({ length: 300 }, (_, i) => String(i + 1)),
      ages: Array.from({ length: 60 }, (_, i) => i + 20),
      sex: 'MALE',
      reader: '4343880271',
    });

    assert.ok(few.length >= 10);
    assert.deepEqual(texts(), few);
  });

  it('is asked by value even where a value is a number', async () => {
    await gateway.data(
      '{ images(first: 417, filter: { patientAgeYears: { lt: 57 } }) { nodes { id } } }',
    );

    const [statement] = gateway.statements;
    assert.doesNotMatch(statement?.sql ?? '', /417|418|57/);
    assert.ok(statement?.parameters.includes(57));
  });

  it('leaves out the total where it is not selected', async () => {
    await gateway.data(
      '{ images { nodes { id } } patients { nodes { id } } labels { nodes { id } } }',
    );

    const labels = gateway.statements.map(({ label }) => label).sort();
    assert.deepEqual(labels, ['page of images', 'page of labels', 'page of patients']);
  });

  it('leaves out the rows where only the total is selected', async () => {
    await gateway.data('{ images { totalCount } patients { totalCount } labels { totalCount } }');

    const labels = gateway.statements.map(({ label }) => label).sort();
    assert.deepEqual(labels, ['count of images', 'count of labels', 'count of patients']);
  });
});

describe('What was asked before', () => {
  const EVERYTHING = `{
    images(first: 50) {
      totalCount
      nodes {
        patient { imageCount timeline { appeared } }
        study { images { imageIndex } }
        truth: findings(labelSet: ALL_FINDINGS_2021)
        labels { value reader { selfConsistency { pairs agreeing } labelSets { code } } }
        consensus(finding: FRACTURE, labelSet: FOUR_FINDINGS_2019) { majority }
        boundingBoxes { finding x }
      }
    }
    patients(first: 20) { totalCount nodes { images(first: 2) { totalCount nodes { id } } studies { id } } }
    labels(first: 20) { totalCount nodes { image { id } derivation { rule } } }
    readers { labels(first: 2) { totalCount nodes { id } } images(first: 2) { totalCount nodes { id } } }
    labelSets { readers { readerId } }
  }`;

  it('is asked of no statement again, and answered the same', async () => {
    const gateway = await startGateway({ cacheMegabytes: 16 });
    const first = await gateway.data(EVERYTHING);
    assert.ok(gateway.statements.length > 10);
    gateway.clearStatements();

    const second = await gateway.data(EVERYTHING);
    const labels = gateway.statements.map(({ label }) => label);
    await gateway.stop();

    assert.deepEqual(labels, []);
    assert.deepEqual(second, first);
  });

  it('is answered the same as without a memory', async () => {
    const remembering = await startGateway({ cacheMegabytes: 16 });
    const plain = await startGateway();
    await remembering.data(EVERYTHING);

    assert.deepEqual(await remembering.data(EVERYTHING), await plain.data(EVERYTHING));
    await remembering.stop();
    await plain.stop();
  });
});
