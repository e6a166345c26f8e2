import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { json, post, QUERY } from './hostile-connections.ts';
import { headOf, postOf, talk } from './raw.ts';
import { attackedGateway, refusalIn } from './well-behaved.ts';

describe('A connection that is slow', () => {
  const attacked = attackedGateway({ env: { REQUEST_TIMEOUT_MS: '1000' } });

  for (const [what, sent] of [
    ['in the middle of its head', 'POST /graphql HTTP/1.1\r\nHost: a\r\nX-A: '],
    ['in the middle of its body', postOf(QUERY).slice(0, -5)],
    ['before its body', headOf(post, json, 'Content-Length: 1000')],
  ] as const) {
    it(`${what} is told so, and closed`, async () => {
      const answers = await talk(attacked.url, [sent]);

      assert.deepEqual(
        answers.map(({ status }) => status),
        [408],
      );
      assert.match(refusalIn(answers[0]?.body ?? '')[0]?.message ?? '', /too slowly/);
    });
  }
});
