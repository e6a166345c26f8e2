import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { GROUND_TRUTH } from '../graph/comparison/asking.ts';
import { askEvaluation, type Prediction } from '../graph/evaluation/asking.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { postScores } from './evaluations/post-scores.ts';

const JSONL = { 'content-type': 'application/jsonl; charset=utf-8' };
const OPTIONS =
  'threshold: 0.5, minSensitivity: 0.8, subgroups: [SEX, AGE_DECADE], filter: { sex: { eq: FEMALE } }';
const QUERY = new URLSearchParams({
  labelSet: 'ALL_FINDINGS_2021',
  threshold: '0.5',
  minSensitivity: '.8',
  subgroups: 'AGE_DECADE,SEX',
  filter: '{"sex":{"eq":"FEMALE"}}',
}).toString();

describe('POST /evaluations', () => {
  let gateway: TestGateway;
  let predictions: readonly Prediction[];
  before(async () => {
    gateway = await startGateway({ listen: true });
    const { images } = await gateway.data<{ images: { nodes: { imageIndex: string }[] } }>(
      '{ images(first: 80) { nodes { imageIndex } } }',
    );
    predictions = images.nodes.flatMap(({ imageIndex }, i) =>
      ['EDEMA', 'PLEURAL_THICKENING', 'ABNORMAL'].map((finding, j) => ({
        imageIndex,
        finding,
        score: ((i * 7 + j) % 13) / 13,
      })),
    );
  });
  after(() => gateway?.stop());

  const csv = (lineEnd = '\n') =>
    [
      'imageIndex,finding,score',
      ...predictions.map(({ imageIndex, finding, score }) => `${imageIndex},${finding},${score}`),
    ].join(lineEnd);
  const jsonl = () => predictions.map((one) => JSON.stringify(one)).join('\n');

  it('answers what the graph answers, under the same names', async () => {
    const { data } = await gateway.query<{ evaluate: object }>(
      askEvaluation(GROUND_TRUTH, OPTIONS),
      { predictions },
    );
    const { status, text, headers } = await postScores(gateway.url, csv(), { query: QUERY });

    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^application\/json/);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.ok(data?.evaluate);
    assert.partialDeepStrictEqual(JSON.parse(text), data.evaluate);
  });

  it('takes the same scores in any form', async () => {
    const plain = await postScores(gateway.url, csv());
    assert.equal(plain.status, 200, plain.text);
    const titled = csv('\r\n').replace('imageIndex,finding,score', '"Image Index",Finding,"score"');
    const turned = [
      'score, finding ,image',
      ...predictions.map((one) => `${one.score}, ${title(one.finding)},"${one.imageIndex}"`),
      '',
      '',
    ].join('\n');
    for (const body of [
      `\uFEFF${csv()}\n`,
      titled,
      turned,
      Buffer.from(csv()).toString('latin1'),
    ]) {
      assert.equal((await postScores(gateway.url, body)).text, plain.text);
    }
    for (const type of ['application/jsonl', 'application/x-ndjson', JSONL['content-type']]) {
      const headers = { 'content-type': type };
      assert.equal((await postScores(gateway.url, jsonl(), { headers })).text, plain.text);
    }
  });

  it('takes a body as it comes, wherever it is cut', async () => {
    const plain = await postScores(gateway.url, csv());
    const bytes = Buffer.from(csv('\r\n'));
    let at = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(bytes.subarray(at, at + 97)));
        at += 97;
        if (at >= bytes.length) controller.close();
      },
    });
    assert.equal((await postScores(gateway.url, body)).text, plain.text);
  });

  it('takes the final labels of the set, or those of a reader', async () => {
    const whole = 'labelSet=ALL_FINDINGS_2021&source=GROUND_TRUTH';
    const [final, named, read] = await Promise.all([
      postScores(gateway.url, csv()),
      postScores(gateway.url, csv(), { query: whole }),
      postScores(gateway.url, csv(), { query: 'labelSet=ALL_FINDINGS_2021&readerId=4343880271' }),
    ]);
    assert.equal(named.text, final.text);
    assert.equal(read.status, 200);
    assert.notEqual(read.text, final.text);
  });
});

/** As the published files spell a finding. */
const title = (finding: string): string =>
  finding
    .split('_')
    .map((word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    .join(' ');
