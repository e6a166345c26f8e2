import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { ADJUDICATED, GROUND_TRUTH, readBy } from './comparison/asking.ts';
import { askEvaluation, type Prediction } from './evaluation/asking.ts';

const TEXT_MINED = '{ source: NLP, labelSet: NIH_NLP_2020 }';

describe('Evaluation of a list of predictions refuses', () => {
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

  const refusal = async (
    predictions: readonly Prediction[],
    reference = GROUND_TRUTH,
    rest = '',
  ) => {
    const { errors } = await gateway.query(askEvaluation(reference, rest), { predictions });
    const [error, ...others] = errors ?? [];
    assert.deepEqual(others, []);
    assert.equal(error?.extensions['code'], 'BAD_USER_INPUT');
    return error ?? assert.fail('There is no error.');
  };
  const scored = (finding: string, indexes: readonly string[] = labelled): Prediction[] =>
    indexes.map((imageIndex, i) => ({ imageIndex, finding, score: ((i * 37) % 20) / 10 }));

  it('lists what is wrong by its place, and evaluates nothing', async () => {
    const good = scored('ABNORMAL').slice(0, 2);
    const { message, extensions } = await refusal([
      ...good,
      { imageIndex: '99999999_000.png', finding: 'EDEMA', score: 0.1 },
      { imageIndex: labelled[0] ?? '', finding: 'FRACTURE', score: 0.1 },
      ...good.slice(0, 1),
    ]);
    assert.equal(extensions['problemCount'], 3);
    assert.match(message, /there are 3 problems/);
    assert.match(message, /predictions\[2\]: the collection has no image "99999999_000.png"/);
    assert.match(
      message,
      /predictions\[3\]: ALL_FINDINGS_2021 assesses .*ABNORMAL.*found "FRACTURE"/,
    );
    assert.match(message, /predictions\[4\]: the image and finding of predictions\[0\] again/);
  });

  it('the same list under too many names, which would keep everyone else waiting', async () => {
    const { images } = await gateway.data<{ images: { nodes: { imageIndex: string }[] } }>(
      '{ images(first: 500) { nodes { imageIndex } } }',
    );
    const predictions = images.nodes.flatMap(({ imageIndex }) =>
      ['MASS', 'NODULE', 'EDEMA', 'EFFUSION', 'FIBROSIS', 'HERNIA', 'PNEUMONIA', 'EMPHYSEMA'].map(
        (finding) => ({ imageIndex, finding, score: 0.5 }),
      ),
    );
    const times = Math.floor(80_000 / predictions.length);
    const field = `evaluate(reference: ${TEXT_MINED}, predictions: $predictions) { imageCount }`;
    const { data, errors = [] } = await gateway.query(
      `query ($predictions: [PredictionInput!]!) { ${[...Array(times + 1).keys()]
        .map((name) => `of${name}: ${field}`)
        .join(' ')} }`,
      { predictions },
    );
    const answered = Object.values(data ?? {}).filter((value) => value !== null);
    assert.equal(answered.length, times);
    assert.deepEqual(
      errors.map(({ extensions }) => extensions['code']),
      ['BAD_USER_INPUT'],
    );
    assert.match(errors[0]?.message ?? '', /at most 80000 .* together, found \d+/);
  });

  it('tells twenty problems in words, and how many there are', async () => {
    const wrong = Array.from({ length: 50 }, (_, i) => ({
      imageIndex: `${i}`,
      finding: 'EDEMA',
      score: 0,
    }));
    const { message, extensions } = await refusal(wrong);
    assert.match(message, /And 30 more\.$/);
    assert.equal(extensions['problemCount'], 50);
    assert.equal(Array.isArray(extensions['problems']) && extensions['problems'].length, 20);
  });

  const refused: readonly (readonly [string, RegExp, string?, string?])[] = [
    ['a third category', /uncertain: .*found SEPARATE/, GROUND_TRUTH, 'uncertain: SEPARATE'],
    [
      'a share above 1',
      /minSpecificity takes a number from 0 to 1, found 1.5/,
      GROUND_TRUTH,
      'minSpecificity: 1.5',
    ],
    [
      'a share below 0',
      /minSensitivity takes a number from 0 to 1, found -1/,
      GROUND_TRUTH,
      'minSensitivity: -1',
    ],
    [
      'reads of nobody in particular',
      /reference.readerId is missing/,
      '{ source: READER, labelSet: ALL_FINDINGS_2021 }',
    ],
    [
      'reads of who has none',
      /reference.readerId: ALL_FINDINGS_2021 was read by/,
      readBy('1', 'ALL_FINDINGS_2021'),
    ],
    ['a finding of another set', /FOUR_FINDINGS_2019 assesses .*found "ABNORMAL"/, ADJUDICATED],
    [
      'a threshold of a finding that the set does not know',
      /thresholds: .*found FRACTURE/,
      GROUND_TRUTH,
      'thresholds: [{ finding: FRACTURE, threshold: 1 }]',
    ],
    [
      'two thresholds of a finding',
      /thresholds names EDEMA twice/,
      GROUND_TRUTH,
      'thresholds: [{ finding: EDEMA, threshold: 1 }, { finding: EDEMA, threshold: 2 }]',
    ],
    ['an empty filter', /filter is an empty object/, GROUND_TRUTH, 'filter: {}'],
  ];
  for (const [what, message, reference, rest] of refused) {
    it(`refuses ${what}`, async () => {
      const error = await refusal(scored('ABNORMAL').slice(0, 1), reference, rest);
      assert.match(error.message, message);
    });
  }

  it('refuses no predictions, and those of more than 5,000 images', async () => {
    assert.match((await refusal([])).message, /predictions is an empty list/);
    const many = Array.from({ length: 5001 }, (_, i) => `${String(i).padStart(8, '0')}_000.png`);
    assert.match(
      (await refusal(scored('EDEMA', many))).message,
      /of 5001 images, and at most 5000 .*POST \/evaluations/,
    );
  });
});
