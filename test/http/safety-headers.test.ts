import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const EVERYWHERE = ['/healthz', '/readyz', '/nothing', '/graphql', '/schema.graphql', '/%', '/'];

describe('What browsers are told of answers', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());
  const headersOf = async (path: string, url = gateway.url) =>
    (await fetch(`${url}${path}`)).headers;

  it('to guess no types, to tell nobody where they came from, to show none in a frame', async () => {
    for (const path of EVERYWHERE) {
      const headers = await headersOf(path);

      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
      assert.equal(headers.get('strict-transport-security'), null, path);
      assert.equal(headers.get('server'), null, path);
      assert.equal(headers.get('x-powered-by'), null, path);
    }
  });

  it('to load nothing from answers that are no pages', async () => {
    for (const path of ['/healthz', '/nothing', '/schema.graphql', '/%']) {
      assert.match(
        (await headersOf(path)).get('content-security-policy') ?? '',
        /^default-src 'none'/,
      );
    }
  });

  it('to let no other page have them, but for images and exports', async () => {
    for (const path of EVERYWHERE) {
      assert.equal(
        (await headersOf(path)).get('cross-origin-resource-policy'),
        'same-origin',
        path,
      );
    }
    for (const path of ['/images/00000013_008.png/thumbnail', '/exports/x.csv']) {
      assert.equal(
        (await headersOf(path)).get('cross-origin-resource-policy'),
        'cross-origin',
        path,
      );
    }
  });

  it('to come back over TLS, where the gateway is reached over it', async () => {
    const secure = await startGateway({
      listen: true,
      env: { PUBLIC_URL: 'https://graph.example' },
    });
    const headers = await headersOf('/healthz', secure.url);
    await secure.stop();

    assert.equal(headers.get('strict-transport-security'), 'max-age=31536000');
  });
});
