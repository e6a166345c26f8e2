import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { postScores } from './evaluations/post-scores.ts';

const BODY = 'imageIndex,finding,score\n00000013_008.png,EDEMA,0.5\n';

describe('POST /evaluations', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  const begin = (headers: Readonly<Record<string, string>>): ClientRequest =>
    request(`${gateway.url}/evaluations?labelSet=ALL_FINDINGS_2021`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', ...headers },
      agent: false,
    });

  it('refuses a body that says it is too large, before it is sent', async () => {
    const sent = begin({ 'content-length': String(2 ** 40) });
    sent.flushHeaders();
    const [answer] = await once(sent, 'response');
    assert.equal(answer.statusCode, 413);
    assert.match(await text(answer), /at most 268435456 bytes/);
    sent.destroy();
  });

  it('answers who sends on after a mistake, when all is sent', async () => {
    const wrong = `image;finding;score\n${BODY.repeat(20_000)}`;
    const { status, message } = await postScores(gateway.url, wrong);
    assert.equal(status, 422);
    assert.match(message, /there is a problem. line 1: the header names/);
  });

  it('gives up what callers leave, however many, and takes the next', async () => {
    const left = Array.from({ length: 12 }, () => begin({}));
    for (const sent of left) {
      sent.on('error', () => {});
      sent.write(BODY);
    }
    // Behind ten others there is no turn to wait for.
    const [refused] = await Promise.race(left.map((sent) => once(sent, 'response')));
    assert.equal(refused.statusCode, 503);
    assert.equal(refused.headers['retry-after'], '10');
    for (const sent of left) sent.destroy();
    let answer = await postScores(gateway.url, BODY);
    while (answer.status === 503) answer = await postScores(gateway.url, BODY);
    assert.equal(answer.status, 200);
    assert.deepEqual(
      gateway.logged.filter((line) => !line.includes('measure scores')),
      [],
    );
  });
});
