import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { PLAN, type Planned, questionsOf } from './explain/plans.ts';

describe('explain, on DuckDB', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  it('gives the statements of the page and of the total, and no bytes, which DuckDB does not bill', async () => {
    const { images } = await gateway.data<{ images: Planned }>(`{ images(first: 2) { ${PLAN} } }`);

    const [page, count] = images.explain.sources;
    assert.match(page?.statement ?? '', /^select .* from "images" .* limit \$1$/s);
    assert.match(count?.statement ?? '', /^select count\(\*\) as total from "images"/);
    const plan = {
      source: 'CATALOG',
      estimatedBytes: null,
      maximumBytesBilled: null,
      isCached: false,
    };
    assert.deepEqual(images.explain.sources, [
      { ...plan, question: 'page of images', statement: page?.statement },
      { ...plan, question: 'count of images', statement: count?.statement },
    ]);
  });

  it('gives the statements that are sent where the list is asked, and runs none', async () => {
    const list = 'images(first: 5, filter: { labels: { some: { finding: { eq: MASS } } } })';
    const { images } = await gateway.data<{ images: Planned }>(`{ ${list} { ${PLAN} } }`);
    assert.equal(gateway.statements.length, 0);

    await gateway.data(`{ ${list} { nodes { id } totalCount } }`);
    const sent = new Map(gateway.statements.map(({ label, sql }) => [label, sql]));
    for (const { question, statement } of images.explain.sources) {
      assert.equal(statement, sent.get(question));
    }
    assert.equal(images.explain.sources.length, 2);
  });

  it('leaves values out of the statements', async () => {
    const { images } = await gateway.data<{ images: Planned }>(
      `{ images(first: 417, filter: { patientAgeYears: { lt: 57 }, imageIndex: { ne: "o'clock" } }) { ${PLAN} } }`,
    );

    for (const { statement } of images.explain.sources) {
      assert.doesNotMatch(statement ?? '', /417|418|57|o'clock/);
    }
  });

  it('is there on every connection, page before total', async () => {
    const found = await gateway.data<Record<string, Planned>>(
      `{ images { ${PLAN} } patients { ${PLAN} } studies { ${PLAN} } labels { ${PLAN} } }`,
    );

    assert.deepEqual(Object.values(found).map(questionsOf), [
      ['page of images', 'count of images'],
      ['page of patients', 'count of patients'],
      ['page of images', 'count of images'],
      ['page of labels', 'count of labels'],
    ]);
    assert.deepEqual(gateway.statements, []);
  });

  it('is there on nested connections, of which the rows are read and nothing else', async () => {
    const { patient, reader } = await gateway.data<{
      patient: { images: Planned };
      reader: { images: Planned; labels: Planned };
    }>(`{
      patient(patientId: 13) { images { ${PLAN} } }
      reader(readerId: "4343882785") { images { ${PLAN} } labels { ${PLAN} } }
    }`);

    assert.deepEqual([patient.images, reader.images, reader.labels].map(questionsOf), [
      ['page of images by patient', 'count of images by patient'],
      ['page of images by reader', 'count of images by reader'],
      ['page of labels by reader', 'count of labels by reader'],
    ]);
    const ran = gateway.statements.map(({ label }) => label).sort();
    assert.deepEqual(ran, ['patients by number', 'readers']);
  });

  it('beside the rows changes nothing of them', async () => {
    const rows = (plan: string): string => `{
      images(first: 3) { ${plan} totalCount nodes { id patient { images(first: 2) { ${plan} totalCount nodes { id } } } } }
      readers { labels(first: 2) { ${plan} totalCount nodes { id } } images(first: 2) { ${plan} totalCount nodes { id } } }
    }`;
    const without = await gateway.data(rows(''));
    const asked = gateway.statements.length;
    gateway.clearStatements();
    const withPlans = await gateway.data(rows(PLAN));

    assert.deepEqual(leftOut(withPlans), without);
    assert.equal(gateway.statements.length, asked);
  });

  it('is refused as the list would be, for what the list does not take', async () => {
    const { errors } = await gateway.query(`{ images(first: 2, after: "no cursor") { ${PLAN} } }`);

    assert.equal(errors?.[0]?.extensions['code'], 'BAD_USER_INPUT');
    assert.match(errors?.[0]?.message ?? '', /^after: wanted a cursor/);
  });
});

/** A copy without what was explained. */
const leftOut = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'explain' ? undefined : part)));
