import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import {
  ADJUDICATED,
  askComparison as ask,
  type Comparison,
  GROUND_TRUTH,
  NLP,
  readBy,
} from './comparison/asking.ts';

/** Read two images twice. */
const REPEATING = '9188098580';

describe('Comparison', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  const compare = async (
    reference: string,
    candidate: string,
    rest = '',
  ): Promise<readonly Comparison[]> => {
    const source = ask(reference, candidate, rest);
    return (await gateway.data<{ comparison: readonly Comparison[] }>(source)).comparison;
  };

  const standing = async (reference: string, candidate: string) =>
    (await compare(reference, candidate)).map(({ finding, relation, candidateFindings }) =>
      [finding, relation ?? 'is', ...candidateFindings].join(' '),
    );

  it('says which finding stood for which, and by which relation', async () => {
    assert.deepEqual(await standing(ADJUDICATED, NLP), [
      'PNEUMOTHORAX is PNEUMOTHORAX',
      'AIRSPACE_OPACITY BROADER CONSOLIDATION',
      'AIRSPACE_OPACITY OVERLAPPING ATELECTASIS',
      'AIRSPACE_OPACITY OVERLAPPING EDEMA',
      'AIRSPACE_OPACITY OVERLAPPING INFILTRATION',
      'AIRSPACE_OPACITY OVERLAPPING PNEUMONIA',
      'NODULE_OR_MASS BROADER MASS NODULE',
    ]);
    assert.deepEqual(await standing(NLP, ADJUDICATED), [
      'ATELECTASIS OVERLAPPING AIRSPACE_OPACITY',
      'CONSOLIDATION NARROWER AIRSPACE_OPACITY',
      'EDEMA OVERLAPPING AIRSPACE_OPACITY',
      'INFILTRATION OVERLAPPING AIRSPACE_OPACITY',
      'MASS NARROWER NODULE_OR_MASS',
      'NODULE NARROWER NODULE_OR_MASS',
      'PNEUMONIA OVERLAPPING AIRSPACE_OPACITY',
      'PNEUMOTHORAX is PNEUMOTHORAX',
    ]);
    const abnormal = (await standing(GROUND_TRUTH, NLP)).find((each) => each.startsWith('ABN'));
    assert.match(abnormal ?? '', /^ABNORMAL BROADER ATELECTASIS .*CARDIOMEGALY .*PNEUMOTHORAX$/);
  });

  it('takes one of several findings as enough', async () => {
    const [found] = await compare(ADJUDICATED, NLP, 'findings: [NODULE_OR_MASS]');
    const { images } = await gateway.data<{ images: { totalCount: number } }>(`{
      images(filter: {
        labels: { some: { labelSet: { eq: NIH_NLP_2020 }, finding: { in: [NODULE, MASS] }, value: { eq: PRESENT } } }
        and: { labels: { some: { source: { eq: ADJUDICATED }, finding: { eq: NODULE_OR_MASS }, value: { eq: PRESENT } } } }
      }) { totalCount }
    }`);

    assert.ok(images.totalCount > 0);
    assert.equal(found?.sensitivity?.numerator, images.totalCount);
  });

  it('of an origin with itself finds no difference', async () => {
    for (const origin of [NLP, ADJUDICATED, readBy(REPEATING)]) {
      for (const { cells, cohenKappa } of await compare(origin, origin)) {
        assert.ok(cells.every(({ reference, candidate }) => reference === candidate));
        assert.equal(cohenKappa?.value ?? 1, 1);
      }
    }
    const [found] = await compare(readBy(REPEATING), readBy(REPEATING), 'findings: [FRACTURE]');
    assert.deepEqual(found?.exclusions, [{ reason: 'REPEATED_READ', count: 1 }]);
  });

  it('of no image has counts of 0 and no share', async () => {
    for (const [reference, candidate] of [
      [NLP, '{ source: NLP, labelSet: NIH_NLP_2017 }'],
      [ADJUDICATED, NLP],
    ] as const) {
      const nothing = 'filter: { imageIndex: { in: [] } }';
      for (const found of await compare(reference, candidate, nothing)) {
        assert.equal(found.imageCount, 0);
        assert.deepEqual([found.sensitivity, found.cohenKappa, found.cells], [null, null, []]);
      }
    }
  });

  it('asks one statement for all findings, whatever the origins', async () => {
    for (const [reference, candidate, label] of [
      [NLP, '{ source: NLP, labelSet: NIH_NLP_2017 }', 'labels of two text-mined sets'],
      [NLP, ADJUDICATED, 'labels of two origins'],
      [GROUND_TRUTH, ADJUDICATED, 'labels of two origins'],
    ] as const) {
      gateway.clearStatements();
      await compare(reference, candidate, 'filter: { sex: { eq: FEMALE } }');
      assert.deepEqual(
        gateway.statements.map((statement) => statement.label),
        [label],
      );
    }
  });
});
