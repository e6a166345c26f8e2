import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { EVERYTHING, FACETS } from './counted/fields.ts';
import { PLAN, type Planned, questionsOf } from './explain/plans.ts';

describe('Aggregates and facets, planned', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('are in a plan, with the statements that are sent', async () => {
    const list = 'images(first: 2, filter: { sex: { eq: MALE } })';
    const fields = `...Counts ${FACETS}`;
    const fragment = `fragment Counts on ImageConnection { ${EVERYTHING} }`;
    const { plan } = await gateway.data<{ plan: Planned }>(
      `query ($run: Boolean = false) { plan: ${list} { ${PLAN} ... @include(if: $run) { nodes { id } ${fields} } } } ${fragment}`,
    );
    assert.equal(gateway.statements.length, 0);
    await gateway.data(`{ ${list} { totalCount nodes { id } ${fields} } } ${fragment}`);

    assert.deepEqual(
      questionsOf(plan).toSorted(),
      gateway.statements.map(({ label }) => label).sort(),
    );
    const sent = new Map(gateway.statements.map(({ label, sql }) => [label, sql]));
    for (const { question, statement } of plan.explain.sources) {
      assert.equal(statement, sent.get(question), question);
    }
  });
});

describe('Aggregates and facets, remembered', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ cacheMegabytes: 64 });
  });
  after(() => gateway?.stop());

  it('are asked once for filters that mean the same, and planned as remembered', async () => {
    const query = (filter: string): string => `{
      images(filter: ${filter}, first: 0) { ${EVERYTHING} ${FACETS} }
      patients(first: 2) { nodes { images(filter: ${filter}) { ${EVERYTHING} ${FACETS} } } }
    }`;
    const first = await gateway.data(query('{ sex: { in: [MALE, FEMALE, MALE] } }'));
    gateway.clearStatements();
    const again = await gateway.data(query('{ and: [{ sex: { in: [FEMALE, MALE] } }] }'));

    assert.deepEqual(again, first);
    assert.equal(gateway.statements.length, 0);
    const { images } = await gateway.data<{ images: Planned }>(
      `{ images(filter: { sex: { in: [FEMALE, MALE] } }) { ${PLAN} ${FACETS} aggregate { ageYears { min } } } }`,
    );
    const remembered = images.explain.sources.filter(({ isCached }) => isCached);
    assert.deepEqual(
      remembered.map(({ question }) => question),
      ['count of images', 'ages of images', 'facets of images'],
    );
  });

  it('of all images are asked once by requests that come at a time', async () => {
    const query = '{ images(filter: { sex: { eq: MALE } }) { aggregate { patientCount } } }';
    gateway.clearStatements();
    const answers = await Promise.all([1, 2, 3].map(() => gateway.data(query)));

    assert.equal(gateway.statements.length, 1);
    assert.deepEqual(answers[1], answers[0]);
  });
});
