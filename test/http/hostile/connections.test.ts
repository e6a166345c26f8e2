import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { json, post, QUERY, REFUSED, TAKEN } from './hostile-connections.ts';
import { headOf, postOf, talk } from './raw.ts';
import { attackedGateway, refusalIn } from './well-behaved.ts';

const ANSWER = /^\{"data":\{"__typename":"Query"\}[,}]/;

describe('Over a connection that does not speak HTTP as it should', () => {
  const attacked = attackedGateway();

  for (const [what, sent, ...statuses] of REFUSED) {
    it(`${what} is refused in JSON: ${statuses.join(', ')}`, async () => {
      const answers = await talk(attacked.url, sent);

      assert.deepEqual(
        answers.map(({ status }) => status),
        statuses,
      );
      const { headers, body } = answers.at(-1) ?? assert.fail();
      assert.match(headers.get('content-type') ?? '', /^application\/json/);
      assert.match(headers.get('x-request-id') ?? '', /^[\w-]+$/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.deepEqual(
        refusalIn(body).map(({ code }) => code),
        ['BAD_REQUEST'],
      );
    });
  }

  for (const [what, sent, ...statuses] of TAKEN) {
    it(`${what} is answered`, async () => {
      const answers = await talk(attacked.url, sent);

      assert.deepEqual(
        answers.map(({ status }) => status),
        statuses,
      );
      for (const { body } of answers) assert.match(body, ANSWER);
    });
  }

  it('a header cannot be smuggled into an answer', async () => {
    for (const value of [
      'a%0d%0aSet-Cookie: x=1',
      'a\r\n Set-Cookie: x=1',
      '<script>',
      'x'.repeat(129),
    ]) {
      const sent = [headOf('GET /healthz HTTP/1.1', `X-Request-Id: ${value}`, 'Connection: close')];
      for (const { headers } of await talk(attacked.url, sent)) {
        assert.equal(headers.has('set-cookie'), false);
        assert.match(headers.get('x-request-id') ?? '', /^[\w-]{36}$/);
      }
    }
  });

  it('who hangs up in the middle disturbs nobody', async () => {
    await Promise.all(
      [
        'P',
        'POST /graphql',
        headOf(post, json, 'Content-Length: 100'),
        postOf(QUERY).slice(0, -5),
      ].map(async (beginning) => {
        const { hostname, port } = new URL(attacked.url);
        const socket = connect(Number(port), hostname).on('error', () => {});
        await new Promise((resolve) => socket.write(beginning, resolve));
        socket.resetAndDestroy();
      }),
    );
  });
});
