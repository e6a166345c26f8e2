import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

describe('The paths of the server', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  const get = (path: string, method = 'GET') => fetch(new URL(path, gateway.url), { method });

  it('give the schema as text', async () => {
    const answer = await get('/schema.graphql');

    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
    assert.match(await answer.text(), /^type Query \{/m);
  });

  it('are no others, and those say nothing about the server', async () => {
    for (const path of [
      '/nothing',
      '/graphql/',
      '/graphql/x',
      '/.env',
      '/healthz/%2e%2e/package.json',
    ]) {
      const answer = await get(path);
      assert.equal(answer.status, 404, path);
      assert.doesNotMatch(await answer.text(), /node_modules|\/src\//);
    }
  });

  it('answer HEAD as GET, without a body', async () => {
    for (const path of ['/healthz', '/readyz', '/', '/schema.graphql']) {
      const [head, whole] = await Promise.all([get(path, 'HEAD'), get(path)]);

      assert.equal(head.status, whole.status, path);
      assert.equal(head.headers.get('content-type'), whole.headers.get('content-type'));
      assert.equal(await head.text(), '');
    }
  });

  it('let no browser guess at types', async () => {
    for (const path of ['/healthz', '/nothing', '/', '/schema.graphql']) {
      assert.equal((await get(path)).headers.get('x-content-type-options'), 'nosniff', path);
    }
  });
});
