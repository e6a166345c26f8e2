import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { serverAudits } from 'graphql-http';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/** What is left open (MAY), and why it is otherwise here. */
const LEFT_OPEN: ReadonlyMap<string, string> = new Map([
  ['5A70', 'A GET without a header that needs a preflight may come from a page elsewhere.'],
  ['D6D5', 'The same, with variables.'],
  ['6A70', 'The same, with application/json.'],
]);

describe('The audits of graphql-http', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  const audits = serverAudits({ url: () => `${gateway.url}/graphql` });

  it('are 61: 13 say MUST, 23 SHOULD and 25 MAY', () => {
    const counts = ['MUST', 'SHOULD', 'MAY'].map(
      (word) => audits.filter(({ name }) => name.startsWith(word)).length,
    );

    assert.deepEqual([audits.length, ...counts], [61, 13, 23, 25]);
  });

  for (const { id, name, fn } of audits) {
    const reason = LEFT_OPEN.get(id);
    it(`${id} ${name}${reason === undefined ? '' : `: not here. ${reason}`}`, async () => {
      const result = await fn();

      assert.equal(
        result.status === 'ok',
        reason === undefined,
        'reason' in result ? result.reason : '',
      );
      if (reason !== undefined) assert.match(name, /^MAY /);
    });
  }
});
