import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { BODIES, MEBIBYTE, QUERY } from './hostile-bodies.ts';
import { headOf, postOf, talk } from './raw.ts';
import { attackedGateway, refusalIn } from './well-behaved.ts';

describe('A body', () => {
  const attacked = attackedGateway();
  const post = (
    body: NonNullable<RequestInit['body']>,
    type = 'application/json',
    more: Record<string, string> = {},
  ) =>
    fetch(`${attacked.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type, ...more },
      body,
    });

  for (const [what, body, status, type] of BODIES) {
    it(`${what}: ${status}`, async () => {
      const answer = await post(typeof body === 'string' ? body : new Uint8Array(body), type);
      const text = await answer.text();

      assert.equal(answer.status, status, text.slice(0, 300));
      assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
      if (status !== 200 || text.startsWith('{"errors"')) refusalIn(text);
    });
  }

  it('that is compressed is refused before it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * MEBIBYTE, ' '));
    for (const [encoding, path] of [
      ['gzip', '/graphql'],
      ['deflate', '/graphql'],
      ['br', '/graphql'],
      ['zstd, gzip', '/graphql'],
      ['gzip', '/evaluations?labelSet=ALL_FINDINGS_2021'],
    ]) {
      const answer = await fetch(`${attacked.url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': path === '/graphql' ? 'application/json' : 'text/csv',
          'content-encoding': encoding ?? '',
        },
        body: new Uint8Array(bomb),
      });

      assert.equal(answer.status, 415, `${encoding} ${path}`);
      refusalIn(await answer.text());
    }
  });

  it('that is said to be too long is refused before it comes', async () => {
    const length = 9 * MEBIBYTE;
    const head = headOf(
      'POST /graphql HTTP/1.1',
      'Content-Type: application/json',
      `Content-Length: ${length}`,
    );
    const [answer] = await talk(attacked.url, [head], { answers: 1 });

    assert.equal(answer?.status, 413);
    const { errors } = JSON.parse(answer?.body ?? '');
    assert.deepEqual(errors[0].extensions, {
      code: 'BAD_REQUEST',
      limit: 8 * MEBIBYTE,
      actual: length,
    });
  });

  it('that is too long is refused to who sends it to its end, and asks again', async () => {
    const long = ' '.repeat(10 * MEBIBYTE);
    const answers = await talk(attacked.url, [
      postOf(long),
      postOf(`${QUERY}}`, 'Connection: close'),
    ]);

    assert.deepEqual(
      answers.map(({ status }) => status),
      [413, 200],
    );
  });

  it('pollutes nothing', async () => {
    await post(`${QUERY},"variables":{"__proto__":{"polluted":true}}}`);

    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });
});
