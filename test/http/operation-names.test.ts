import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

describe('The name of an operation that a document lacks', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  const askFor = async (operationName: string, isGet: boolean) => {
    const asked = { query: 'query A { __typename }', operationName };
    const headers = { 'content-type': 'application/json' };
    const response = isGet
      ? await fetch(`${gateway.url}/graphql?${new URLSearchParams(asked).toString()}`, { headers })
      : await fetch(`${gateway.url}/graphql`, {
          method: 'POST',
          headers,
          body: JSON.stringify(asked),
        });
    return { status: response.status, text: await response.text() };
  };

  it('is told to be unknown', async () => {
    for (const isGet of [false, true]) {
      const { text } = await askFor('B', isGet);
      assert.match(text, /Unknown operation named \\"B\\".*OPERATION_RESOLUTION_FAILURE/);
    }
  });

  it('is not repeated where it is long: 1,000 characters are taken', async () => {
    assert.match((await askFor('n'.repeat(1000), false)).text, /Unknown operation named/);
    for (const isGet of [false, true]) {
      const { status, text } = await askFor('n'.repeat(1001), isGet);

      assert.equal(status, 400);
      assert.deepEqual(JSON.parse(text), {
        errors: [
          {
            message: 'operationName has at most 1000 characters, found 1001.',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      });
    }
  });
});
