import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOCUMENTS } from './hostile-documents.ts';
import { attackedGateway, refusalIn } from './well-behaved.ts';

describe('A hostile document', () => {
  const attacked = attackedGateway();

  for (const [what, query] of Object.entries(DOCUMENTS)) {
    it(`${what}: is refused with a code, or answered`, async () => {
      for (const accept of ['application/json', 'application/graphql-response+json']) {
        const answer = await fetch(`${attacked.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept },
          body: JSON.stringify({ query, variables: { constructor: 'a', toString: 'a' } }),
        });
        const text = await answer.text();

        assert.ok(
          [200, 400, 403].includes(answer.status),
          `${answer.status} ${text.slice(0, 300)}`,
        );
        if (text.includes('"errors"')) refusalIn(text);
        else assert.equal(answer.status, 200);
      }
    });
  }
});
