import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

describe('A document that nests as deep as its tokens allow', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  it('is refused in words of the gateway, not in those of the engine', async () => {
    for (const [open, close] of [
      ['{', '}'],
      ['[', ']'],
      ['(', ')'],
    ] as const) {
      const source = `{ dataset(a: ${open.repeat(2400)}${close.repeat(2400)}) }`;
      const { data, errors = [] } = await gateway.query(source);

      assert.equal(data ?? null, null);
      assert.ok(errors.length > 0);
      for (const { message } of errors) assert.doesNotMatch(message, /call stack/);
    }
    const braces = await gateway.query(`{ dataset ${'{ a '.repeat(2400)}`);
    assert.doesNotMatch(braces.errors?.[0]?.message ?? 'call stack', /call stack/);
  });

  it('is refused in an address, too, however that is encoded', async () => {
    const nested = '%7Ba'.repeat(300) + '%7D'.repeat(300);
    // What cannot be decoded stands in a comment.
    for (const query of [nested, `${nested}%23%ZZ`]) {
      const headers = { 'apollo-require-preflight': '1' };
      const response = await fetch(`${gateway.url}/graphql?query=${query}`, { headers });

      assert.equal(response.status, 400);
      assert.match(await response.text(), /"limit":"NESTING","maximum":250,"actual":300/);
    }
  });
});
