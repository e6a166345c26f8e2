import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { createGateway } from '../../src/gateway.ts';
import { sampleDir } from '../support/data-sets.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { ask } from './images/ask.ts';

const json = { 'content-type': 'application/json' };

describe('What does not get as far as GraphQL is refused in its form', () => {
  let gateway: TestGateway;

  before(async () => {
    gateway = await startGateway({ listen: true });
  });

  after(() => gateway.stop());

  const refusals: readonly (readonly [string, string, RequestInit, number, RegExp])[] = [
    ['malformed JSON', '/graphql', { headers: json, body: '{' }, 400, /malformed/],
    ['a body of 16 MiB', '/graphql', { headers: json, body: ' '.repeat(2 ** 24) }, 413, /8388608/],
    [
      'another content type',
      '/graphql',
      { headers: { 'content-type': 'text/xml' }, body: '<a/>' },
      415,
      /application\/json/,
    ],
    ['an unknown address', '/nope', { headers: json, body: '{}' }, 404, /nothing at this address/],
  ];

  for (const [what, path, init, status, message] of refusals) {
    it(what, async () => {
      const answer = await fetch(`${gateway.url}${path}`, { method: 'POST', ...init });
      const text = await answer.text();

      assert.equal(answer.status, status);
      assert.match(text, /^\{"errors":\[\{"message":/);
      assert.match(text, message);
      assert.doesNotMatch(text, /FST_|fastify|Route/i);
    });
  }
});

describe('A Host header that names no host', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway.stop());

  for (const host of ['%', '[::1', '999.999.999.999', 'a:b:c', 'x:99999', 'a b', 'x/y', 'x?y']) {
    it(`is refused and not logged: ${JSON.stringify(host)}`, async () => {
      const path = `/graphql?query=${encodeURIComponent('{ __typename }')}`;
      const headers = { host, 'apollo-require-preflight': '1' };
      const { status, body } = await ask(gateway.url, path, { headers });

      assert.equal(status, 400);
      assert.match(body.toString(), /"message":"The Host header names no host\."/);
      assert.deepEqual(gateway.logged, []);
    });
  }

  it('is no host of a service: those are taken, in addresses too', async () => {
    const query = '{ image(by: { imageIndex: "00000013_008.png" }) { thumbnailUrl } }';
    for (const host of ['[::1]:4000', 'radiograph_gateway:80', '192.0.2.1', 'graph.example']) {
      const headers = { host, 'apollo-require-preflight': '1' };
      const path = `/graphql?query=${encodeURIComponent(query)}`;
      const { body } = await ask(gateway.url, path, { headers });

      const { thumbnailUrl } = JSON.parse(body.toString()).data.image;
      assert.ok(thumbnailUrl.startsWith(`http://${host}/images/`), thumbnailUrl);
    }
  });
});

describe('A gateway that is stopped while it loads', () => {
  it('closes what it opened', async () => {
    const config = readConfig({ PORT: '0', SHED_DELAY_MS: '0' }, sampleDir);
    const gateway = await createGateway(config, { logError: () => {}, observeStatement: () => {} });
    const loading = gateway.load();

    await gateway.stop();

    const { images } = await loading;
    await assert.rejects(async () => images.imageCount({ kind: 'all', of: [] }));
  });
});
