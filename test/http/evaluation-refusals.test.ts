import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { postScores } from './evaluations/post-scores.ts';

const JSONL = { 'content-type': 'application/x-ndjson' };
const HEADER = 'imageIndex,finding,score';
const GOOD = '00000013_008.png,EDEMA,0.5';

describe('A body of scores in which something is wrong is refused by its lines', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  const bodies: readonly (readonly [string, string | Uint8Array<ArrayBuffer>, RegExp, object?])[] =
    [
      ['an empty body', '', /line 1: there are no scores/],
      ['a header alone', `${HEADER}\n\n`, /line 1: there are no scores/],
      ['no header', `${GOOD}\n`, /line 1: the header names .* found "00000013_008.png"/],
      ['another column', `${HEADER},model\n`, /line 1: the header names .* found "model"/],
      ['a missing column', 'imageIndex,score\n', /line 1: .*each once; found 2 columns/],
      ['a column twice', 'image,imageIndex,score\n', /line 1: .*each once/],
      [
        'an unknown image',
        `${HEADER}\n00000013_999.png,EDEMA,1`,
        /line 2: the collection has no image "00000013_999.png"/,
      ],
      [
        'a name that is none',
        `${HEADER}\n../../etc,EDEMA,1`,
        /line 2: .*no image "\.\.\/\.\.\/etc"/,
      ],
      [
        'an unknown finding',
        `${HEADER}\n00000013_008.png,EDEMATOUS,1`,
        /line 2: ALL_FINDINGS_2021 assesses ATELECTASIS, .*found "EDEMATOUS"/,
      ],
      [
        'a finding of another set',
        `${HEADER}\n00000013_008.png,FRACTURE,1`,
        /line 2: .*found "FRACTURE"/,
      ],
      ...['', 'high', 'NaN', 'inf', '1e999', '0x1f', '0,5', '1_000', '--1'].map(
        (score) =>
          [
            `the score ${score}`,
            `${HEADER}\n00000013_008.png,EDEMA,"${score}"`,
            /line 2: a score is a finite number, found/,
          ] as const,
      ),
      [
        'a missing cell',
        `${HEADER}\n${GOOD}\n00000013_008.png,MASS`,
        /line 3: a row has 3 cells, found 2/,
      ],
      ['one cell too many', `${HEADER}\n${GOOD},\n`, /line 2: a row has 3 cells, found 4/],
      ['an open quote', `${HEADER}\n"00000013_008.png,EDEMA,1\n`, /line 2: a quote is not closed/],
      [
        'a repeated score',
        `${HEADER}\n${GOOD}\n\n${GOOD}\n`,
        /line 4: the image and finding of line 2 again/,
      ],
      [
        'a long line',
        `${HEADER}\n${GOOD}${' '.repeat(2 ** 17)}\n${GOOD}`,
        /there is a problem. line 2: a line has 1000 bytes at most/,
      ],
      [
        'other bytes than UTF-8',
        new Uint8Array(Buffer.from(`${HEADER}\n\xff${GOOD}`, 'latin1')),
        /line 2: the body is UTF-8 text, found other bytes/,
      ],
      [
        'UTF-16',
        new Uint8Array(Buffer.from(`\uFEFF${HEADER}\n${GOOD}`, 'utf16le')),
        /line 1: .*another encoding/,
      ],
      [
        'a line that is no JSON',
        `{"imageIndex":"00000013_008.png"\n`,
        /line 1: a line is JSON, found/,
        JSONL,
      ],
      ['a line that is no object', `[]\n`, /line 1: a line is a JSON object/, JSONL],
      [
        'another key',
        `{"imageIndex":"00000013_008.png","finding":"EDEMA","score":1,"p":1}`,
        /line 1: .*found "p"/,
        JSONL,
      ],
      [
        'a missing key',
        `{"imageIndex":"00000013_008.png","finding":"EDEMA"}`,
        /line 1: an object has the keys/,
        JSONL,
      ],
      [
        'a key twice',
        `{"imageIndex":"00000013_008.png","finding":"EDEMA","score":0.1,"score":0.9}`,
        /line 1: an object has the keys .*each once; found/,
        JSONL,
      ],
      [
        'a score in quotes',
        `{"imageIndex":"00000013_008.png","finding":"EDEMA","score":"1"}`,
        /line 1: a score is a finite number, found/,
        JSONL,
      ],
      [
        'an image that is a number',
        `{"imageIndex":13,"finding":"EDEMA","score":1}`,
        /line 1: the collection has no image "13"/,
        JSONL,
      ],
      [
        'a score that is null',
        `{"imageIndex":"00000013_008.png","finding":"EDEMA","score":null}`,
        /line 1: a score/,
        JSONL,
      ],
    ];
  for (const [what, body, message, headers] of bodies) {
    it(what, async () => {
      const answer = await postScores(gateway.url, body, { headers: { ...headers } });
      assert.equal(answer.status, 422, answer.text);
      assert.match(answer.message, message);
      assert.deepEqual(gateway.logged, []);
    });
  }

  it('the first twenty in words, all of them by number', async () => {
    const body = [HEADER, ...Array.from({ length: 1000 }, () => 'x,EDEMA,1')].join('\n');
    const { text } = await postScores(gateway.url, body);
    const [{ extensions, message }] = JSON.parse(text).errors;
    assert.equal(extensions.problemCount, 1000);
    assert.equal(extensions.problems.length, 20);
    assert.deepEqual(extensions.problems[19], {
      place: 'line 21',
      message: 'the collection has no image "x"',
    });
    assert.match(message, /And 980 more\.$/);
  });
});
