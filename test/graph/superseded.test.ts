import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const IMAGES = 2033;
const NIH_LABELS = IMAGES * 14;
const EXPERT_LABELS = (655 + 120 + 100) * 4 + (300 + 60) * 16;
const CURRENT = NIH_LABELS + EXPERT_LABELS;

/** Of its 14 labels of 2017 one says something else than that of 2020. */
const CHANGED = '00000164_015.png';

describe('A superseded release', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const labelCount = async (filter: string): Promise<number> => {
    const { labels } = await gateway.data<{ labels: { totalCount: number } }>(
      `{ labels${filter === '' ? '' : `(filter: ${filter})`} { totalCount } }`,
    );
    return labels.totalCount;
  };

  for (const [filter, expected] of [
    ['', CURRENT],
    ['{ source: { eq: NLP } }', NIH_LABELS],
    ['{ source: { in: [NLP, READER, ADJUDICATED, GROUND_TRUTH] } }', CURRENT],
    ['{ not: { source: { eq: NLP } } }', EXPERT_LABELS],
    ['{ and: [] }', CURRENT],
    ['{ labelSet: { eq: NIH_NLP_2017 } }', NIH_LABELS],
    ['{ labelSet: { eq: NIH_NLP_2020 } }', NIH_LABELS],
    ['{ labelSet: { notIn: [] } }', CURRENT + NIH_LABELS],
    ['{ labelSet: { in: [] } }', 0],
    ['{ labelSet: { ne: NIH_NLP_2020 } }', EXPERT_LABELS + NIH_LABELS],
    ['{ not: { labelSet: { eq: NIH_NLP_2020 } } }', EXPERT_LABELS + NIH_LABELS],
    ['{ or: [{ source: { eq: NLP } }, { labelSet: { in: [] } }] }', NIH_LABELS * 2],
    ['{ source: { eq: NLP }, not: { and: [{ labelSet: { in: [] } }] } }', NIH_LABELS * 2],
  ] as const) {
    it(`counts where a label set is named, at any depth: ${filter || 'no filter'}`, async () => {
      assert.equal(await labelCount(filter), expected);
    });
  }

  it('appears on an image only where a label set is named', async () => {
    const { image } = await gateway.data<{
      image: Record<'plain' | 'filtered' | 'named', readonly { labelSet: { code: string } }[]>;
    }>(`{
      image(by: { imageIndex: "${CHANGED}" }) {
        plain: labels { labelSet { code } }
        filtered: labels(filter: { source: { eq: NLP } }) { labelSet { code } }
        named: labels(filter: { labelSet: { notIn: [] }, source: { eq: NLP } }) { labelSet { code } }
      }
    }`);
    const setsOf = (labels: readonly { labelSet: { code: string } }[]) =>
      [...new Set(labels.map(({ labelSet }) => labelSet.code))].toSorted();

    assert.ok(!setsOf(image.plain).includes('NIH_NLP_2017'));
    assert.deepEqual(setsOf(image.filtered), ['NIH_NLP_2020']);
    assert.deepEqual(setsOf(image.named), ['NIH_NLP_2017', 'NIH_NLP_2020']);
  });

  it('decides about images only where a label set is named', async () => {
    const of = async (labels: string): Promise<number> => {
      const { images } = await gateway.data<{ images: { totalCount: number } }>(
        `{ images(filter: { imageIndex: { eq: "${CHANGED}" }, labels: ${labels} }) { totalCount } }`,
      );
      return images.totalCount;
    };
    const present = 'source: { eq: NLP }, finding: { eq: CARDIOMEGALY }, value: { eq: PRESENT }';
    const absent = 'source: { eq: NLP }, finding: { eq: CARDIOMEGALY }, value: { eq: ABSENT }';
    const anySet = 'labelSet: { notIn: [] }';

    assert.equal(await of(`{ some: { ${present} } }`), 1);
    assert.equal(await of(`{ some: { ${absent} } }`), 0);
    assert.equal(await of(`{ some: { ${absent}, ${anySet} } }`), 1);
    assert.equal(await of(`{ none: { ${absent} } }`), 1);
    assert.equal(await of(`{ none: { ${absent}, ${anySet} } }`), 0);
    assert.equal(await of(`{ every: { not: { ${absent} } } }`), 1);
    assert.equal(await of(`{ every: { not: { ${absent}, ${anySet} } } }`), 0);
    // Each quantifier speaks for itself: naming a set in one leaves the other as it was.
    assert.equal(await of(`{ none: { ${absent} }, some: { ${absent}, ${anySet} } }`), 1);
  });

  it('is one that a later release replaces, and is loaded itself', async () => {
    const { labelSets, dataset } = await gateway.data<{
      labelSets: readonly { code: string; isSuperseded: boolean }[];
      dataset: { labelCount: number };
    }>('{ labelSets { code isSuperseded } dataset { labelCount } }');

    assert.deepEqual(
      labelSets.filter(({ isSuperseded }) => isSuperseded).map(({ code }) => code),
      ['NIH_NLP_2017'],
    );
    assert.equal(dataset.labelCount, CURRENT + NIH_LABELS);
  });
});
