import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const QUERY = JSON.stringify({ query: '{ __typename }' });
const APP = 'https://app.example';
const OTHER = 'https://other.example';
const json = { 'content-type': 'application/json' };

/** Headers of an answer that say what pages of other origins may do. */
const allowedBy = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));

const varies = ({ headers }: Response): readonly string[] =>
  (headers.get('vary') ?? '').toLowerCase().split(/\s*,\s*/);

const preflight = (url: string, origin: string, path = '/graphql') =>
  fetch(`${url}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,authorization',
    },
  });

describe('Pages of other origins', () => {
  let gateway: TestGateway;
  before(async () => {
    const env = { CORS_ORIGINS: `${APP}, http://localhost:3000` };
    gateway = await startGateway({ listen: true, env });
  });
  after(() => gateway?.stop());
  const ask = (path: string, origin: string, init: RequestInit = {}) =>
    fetch(`${gateway.url}${path}`, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), origin },
    });

  it('that are listed may ask, and read what they are answered', async () => {
    for (const origin of [APP, 'http://localhost:3000']) {
      const asked = await preflight(gateway.url, origin);
      const answer = await ask('/graphql', origin, { method: 'POST', headers: json, body: QUERY });

      assert.equal(asked.status, 204);
      assert.equal(asked.headers.get('access-control-allow-origin'), origin);
      assert.equal(asked.headers.get('access-control-allow-methods'), 'GET, HEAD, POST');
      assert.equal(asked.headers.get('access-control-allow-headers'), 'content-type,authorization');
      assert.equal(asked.headers.get('access-control-max-age'), '7200');
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('access-control-allow-origin'), origin);
      assert.match(answer.headers.get('access-control-expose-headers') ?? '', /retry-after/);
      for (const one of [asked, answer]) {
        assert.equal(one.headers.get('access-control-allow-credentials'), null);
        assert.ok(varies(one).includes('origin'), String(varies(one)));
      }
    }
  });

  it('that are listed may read refusals, images and exports too', async () => {
    for (const path of [
      '/nothing',
      '/images/00000013_008.png/thumbnail',
      '/exports/x.csv',
      '/healthz',
    ]) {
      const answer = await ask(path, APP);

      assert.equal(answer.headers.get('access-control-allow-origin'), APP, path);
      assert.ok(varies(answer).includes('origin'), path);
    }
    for (const path of ['/evaluations', '/images/00000013_008.png/thumbnail', '/exports/x.csv']) {
      assert.equal((await preflight(gateway.url, APP, path)).status, 204, path);
    }
  });

  it('that are not listed may not', async () => {
    for (const origin of [
      OTHER,
      'null',
      `${APP}.evil.example`,
      'http://app.example',
      `${APP}:8443`,
      `${APP}/`,
    ]) {
      const asked = await preflight(gateway.url, origin);
      const answer = await ask('/graphql', origin, { method: 'POST', headers: json, body: QUERY });

      for (const one of [asked, answer]) {
        assert.equal(one.headers.get('access-control-allow-origin'), null, origin);
        assert.ok(varies(one).includes('origin'));
      }
    }
  });

  it('that are listed may send what the browser keeps, where that is set', async () => {
    const env = { CORS_ORIGINS: APP, CORS_CREDENTIALS: 'on' };
    const trusting = await startGateway({ listen: true, env });
    const answer = await preflight(trusting.url, APP);
    await trusting.stop();

    assert.equal(answer.headers.get('access-control-allow-credentials'), 'true');
    assert.equal(answer.headers.get('access-control-allow-origin'), APP);
  });

  it('may all read where that is set, and send nothing that the browser keeps', async () => {
    const open = await startGateway({ listen: true, env: { CORS_ORIGINS: '*' } });
    const answer = await preflight(open.url, OTHER);
    await open.stop();

    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(answer.headers.get('access-control-allow-credentials'), null);
  });
});

describe('Where no other origins are listed', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  it('no page elsewhere is told that it may do anything', async () => {
    for (const path of ['/graphql', '/evaluations', '/healthz', '/images/a', '/nothing']) {
      assert.deepEqual(allowedBy(await preflight(gateway.url, OTHER, path)), {}, path);
    }
  });

  it('who asks for the methods of an address is told them', async () => {
    for (const [path, allow] of [
      ['/graphql', 'GET, POST'],
      ['/schema.graphql', 'GET, HEAD'],
    ]) {
      const answer = await fetch(`${gateway.url}${path}`, { method: 'OPTIONS' });

      assert.equal(answer.status, 204);
      assert.equal(answer.headers.get('allow'), allow);
    }
  });
});
