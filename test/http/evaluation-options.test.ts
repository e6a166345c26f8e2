import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { postScores } from './evaluations/post-scores.ts';
import { ask } from './images/ask.ts';

const HEADER = 'imageIndex,finding,score';
const GOOD = '00000013_008.png,EDEMA,0.5';

describe('POST /evaluations refuses', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  const questions: readonly (readonly [string, string, RegExp])[] = [
    ['no set', '', /labelSet takes the set of the reference, .*found nothing/],
    ['another set', 'labelSet=ALL', /found "ALL"/],
    [
      'a source that the set has not',
      'labelSet=ALL_FINDINGS_2021&source=NLP',
      /reference: .*found NLP/,
    ],
    [
      'no source at all',
      'labelSet=ALL_FINDINGS_2021&source=X',
      /reference.source: Value "X" does not exist/,
    ],
    ['an unknown parameter', 'labelSet=ALL_FINDINGS_2021&limit=1', /found "limit"/],
    ['a parameter twice', 'labelSet=ALL_FINDINGS_2021&labelSet=NIH_NLP_2020', /more than once/],
    [
      'a filter that is no JSON',
      'labelSet=ALL_FINDINGS_2021&filter=sex',
      /filter takes an ImageFilterInput as JSON/,
    ],
    [
      'a filter of the wrong form',
      'labelSet=ALL_FINDINGS_2021&filter={"sex":1}',
      /filter.sex: Expected type/,
    ],
    [
      'a threshold that is no number',
      'labelSet=ALL_FINDINGS_2021&threshold=half',
      /threshold takes a number, found "half"/,
    ],
    [
      'thresholds without numbers',
      'labelSet=ALL_FINDINGS_2021&thresholds=EDEMA',
      /thresholds .*takes a number/,
    ],
    [
      'thresholds with two numbers',
      'labelSet=ALL_FINDINGS_2021&thresholds=EDEMA:0.5:0.9',
      /thresholds .*takes a number.*found "0.5:0.9"/,
    ],
    ['a filter that is null', 'labelSet=ALL_FINDINGS_2021&filter=null', /filter is null/],
    [
      'thresholds of unknown findings',
      'labelSet=ALL_FINDINGS_2021&thresholds=X:1',
      /thresholds.0.finding: Value "X"/,
    ],
    [
      'an unknown subgroup',
      'labelSet=ALL_FINDINGS_2021&subgroups=SPLIT',
      /subgroups.0: Value "SPLIT" does not exist/,
    ],
    ['a reader of another set', 'labelSet=ALL_FINDINGS_2021&readerId=1', /was read by/],
  ];
  for (const [what, query, message] of questions) {
    it(`what is asked: ${what}`, async () => {
      const answer = await postScores(gateway.url, `${HEADER}\n${GOOD}`, { query });
      assert.equal(answer.status, 400, answer.text);
      assert.match(answer.message, message);
    });
  }

  const types: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['JSON', { 'content-type': 'application/json' }, /found "application\/json"/],
    [
      'another charset',
      { 'content-type': 'text/csv; charset=utf-16' },
      /Send UTF-8; found "charset=utf-16"/,
    ],
    ['a compressed body', { 'content-encoding': 'gzip' }, /without compression; found "gzip"/],
  ];
  for (const [what, headers, message] of types) {
    it(`a body that is called ${what}`, async () => {
      const answer = await postScores(gateway.url, `${HEADER}\n${GOOD}`, { headers });
      assert.equal(answer.status, 415);
      assert.match(answer.message, message);
    });
  }

  it('another method, of which it says which is meant', async () => {
    const { status, headers } = await ask(gateway.url, '/evaluations');
    assert.equal(status, 405);
    assert.equal(headers.allow, 'POST');
  });
});
