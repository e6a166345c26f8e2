import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { GROUND_TRUTH, NLP, readBy } from './comparison/asking.ts';
import { askEvaluation, type Evaluated, type Prediction } from './evaluation/asking.ts';

describe('Evaluation of a list of predictions', () => {
  let gateway: TestGateway;
  let labelled: readonly string[];
  before(async () => {
    gateway = await startGateway();
    const { images } = await gateway.data<{ images: { nodes: { imageIndex: string }[] } }>(
      '{ images(first: 100, filter: { labels: { some: { labelSet: { eq: ALL_FINDINGS_2021 } } } }) { nodes { imageIndex } } }',
    );
    labelled = images.nodes.map(({ imageIndex }) => imageIndex);
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  const evaluate = async (
    predictions: readonly Prediction[],
    reference = GROUND_TRUTH,
    rest = '',
  ): Promise<Evaluated> => {
    const asked = { predictions };
    return (await gateway.data<{ evaluate: Evaluated }>(askEvaluation(reference, rest), asked))
      .evaluate;
  };
  const scored = (finding: string, indexes: readonly string[] = labelled): Prediction[] =>
    indexes.map((imageIndex, i) => ({ imageIndex, finding, score: ((i * 37) % 20) / 10 }));

  it('takes a statement for the images, one for the labels of the set, and one for a filter', async () => {
    await evaluate(scored('ABNORMAL'), GROUND_TRUTH, 'subgroups: [SEX, AGE_DECADE]');
    assert.deepEqual(gateway.statements.map(({ label }) => label).toSorted(), [
      'images by sex, view position and age',
      'labels of a set',
    ]);
    gateway.clearStatements();
    await evaluate(scored('ABNORMAL'), GROUND_TRUTH, 'filter: { sex: { eq: FEMALE } }');
    assert.equal(gateway.statements.length, 3);
  });

  it('has the readers where Reader.performance has them', async () => {
    const { findings } = await evaluate(scored('ABNORMAL'));
    const { readers } = await gateway.data<{ readers: unknown }>(
      '{ readers(filter: { labelSet: ALL_FINDINGS_2021 }) { readerId performance(labelSet: ALL_FINDINGS_2021, findings: [ABNORMAL]) { imageCount sensitivity { value } cohenKappa { value } } } }',
    );
    assert.deepEqual(
      findings[0]?.readers.map(({ readerId, comparison }) => ({
        readerId,
        performance: [comparison],
      })),
      readers,
    );
  });

  it('marks the readers on whose reads the reference rests', async () => {
    const marked = async (predictions: readonly Prediction[], reference: string) =>
      (await evaluate(predictions, reference)).findings[0]?.readers.flatMap(
        ({ readerId, isPartOfReference }) => (isPartOfReference ? readerId : []),
      );
    const all = scored('ABNORMAL');
    assert.deepEqual(await marked(all, GROUND_TRUTH), ['4343882785', '4343883593', '4343883996']);
    const one = readBy('4343880271', 'ALL_FINDINGS_2021');
    assert.deepEqual(await marked(all, one), ['4343880271']);
    assert.deepEqual(await marked(scored('EDEMA'), NLP), []);
  });

  it('compares at a threshold of the finding, or else at that of all', async () => {
    const { findings } = await evaluate(
      [...scored('ABNORMAL'), ...scored('EDEMA')],
      GROUND_TRUTH,
      'threshold: 5, thresholds: [{ finding: EDEMA, threshold: -1 }]',
    );
    const found = findings.map(({ finding, threshold, atThreshold }) => [
      finding,
      threshold,
      atThreshold?.sensitivity?.value,
    ]);
    assert.deepEqual(found, [
      ['EDEMA', -1, 1],
      ['ABNORMAL', 5, 0],
    ]);
  });

  it('divides images by one dimension at a time, each image once', async () => {
    const { findings } = await evaluate(
      scored('ABNORMAL'),
      GROUND_TRUTH,
      'subgroups: [AGE_DECADE, SEX, VIEW_POSITION]',
    );
    const { subgroups = [], imageCount } = findings[0] ?? {};
    const dimensions = [...new Set(subgroups.map(({ dimension }) => dimension))];
    assert.deepEqual(dimensions, ['SEX', 'VIEW_POSITION', 'AGE_DECADE']);
    for (const dimension of dimensions) {
      const counts = subgroups.flatMap((one) =>
        one.dimension === dimension ? one.imageCount : [],
      );
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        imageCount,
      );
    }
  });
});
