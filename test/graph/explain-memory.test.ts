import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SourcePlan } from '../../src/query-plan.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { PLAN, type Planned } from './explain/plans.ts';

describe('explain, of what is in memory', () => {
  const LISTS = `{
    images(first: 3) { FIELDS }
    patients(first: 2) { FIELDS }
    labels(first: 2) { FIELDS }
    patient(patientId: 13) { images(first: 2) { FIELDS } }
    reader(readerId: "4343882785") { images(first: 2) { FIELDS } labels(first: 2) { FIELDS } }
  }`;
  const planned = LISTS.replaceAll('FIELDS', PLAN);
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ cacheMegabytes: 16 });
  });
  after(() => gateway?.stop());

  it('remembers nothing, so that a list that was planned first has all its rows', async () => {
    const plain = await startGateway();
    const rows = LISTS.replaceAll('FIELDS', 'totalCount nodes { id }');
    await gateway.data(planned);
    assert.deepEqual(await gateway.data(rows), await plain.data(rows));
    await plain.stop();
  });

  it('says that no statement is needed, and that nothing is read', async () => {
    await gateway.data(LISTS.replaceAll('FIELDS', 'totalCount nodes { id }'));
    const plans = plansIn(await gateway.data(planned));

    assert.deepEqual(
      plans.map(({ question }) => question),
      [
        'page of images',
        'count of images',
        'page of patients',
        'count of patients',
        'page of labels',
        'count of labels',
        'page of images by patient',
        'count of images by patient',
        'page of images by reader',
        'count of images by reader',
        'page of labels by reader',
        'count of labels by reader',
      ],
    );
    for (const plan of plans) {
      assert.deepEqual(plan, {
        source: 'CATALOG',
        question: plan.question,
        statement: null,
        estimatedBytes: '0',
        maximumBytesBilled: null,
        isCached: true,
      });
    }
  });

  it('tells a page that is not in memory from its total that is', async () => {
    const { images } = await gateway.data<{ images: Planned }>(`{ images(first: 4) { ${PLAN} } }`);
    assert.deepEqual(
      images.explain.sources.map(({ isCached }) => isCached),
      [false, true],
    );
  });
});

/** All plans of an answer, in its order. */
const plansIn = (value: unknown): SourcePlan[] => {
  const found: SourcePlan[] = [];
  JSON.stringify(value, (key, part: { sources: SourcePlan[] }) => {
    if (key === 'explain') found.push(...part.sources);
    return part;
  });
  return found;
};
