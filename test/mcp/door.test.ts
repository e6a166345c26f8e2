import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { message, sendRaw } from './raw.ts';

const LIST = message('tools/list');

describe('/mcp', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({
      listen: true,
      env: { CORS_ORIGINS: 'https://assistant.example', PUBLIC_URL: 'https://graph.example' },
    });
  });
  after(async () => {
    // Whatever was sent, nothing went wrong within.
    assert.deepEqual(gateway?.logged, []);
    await gateway?.stop();
  });
  const send = (body: string, headers?: Readonly<Record<string, string>>) =>
    sendRaw(gateway.url, body, headers);

  it('answers a message in JSON, which nobody keeps', async () => {
    const { status, headers, body } = await send(message('ping', {}, 'a'));

    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^application\/json/);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.deepEqual(body, { jsonrpc: '2.0', id: 'a', result: {} });
  });

  it('takes note of a notification without an answer', async () => {
    const note = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' });

    const { status, text } = await send(note);

    assert.deepEqual([status, text], [202, '']);
  });

  for (const method of ['GET', 'DELETE', 'PUT', 'PATCH', 'HEAD']) {
    it(`has no stream and no session for ${method}`, async () => {
      const response = await fetch(new URL('/mcp', gateway.url), {
        method,
        headers: { accept: 'text/event-stream' },
      });

      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), 'POST');
      await response.text();
    });
  }

  for (const [title, origin, status] of [
    ['a page of another site', 'https://evil.example', 403],
    ['a page whose name was made to lead here', 'http://rebound.example:4000', 403],
    ['a page without an origin', 'null', 403],
    ['a page of a site whose name begins like this machine', 'http://localhost.evil.example', 403],
    ['a page of this machine', 'http://localhost:6274', 200],
    ['a page of the gateway', 'https://graph.example', 200],
    ['a page that the operator allows', 'https://assistant.example', 200],
  ] as const) {
    it(`answers ${title} with ${status}`, async () => {
      const answer = await send(LIST, { origin });

      assert.equal(answer.status, status);
      if (status === 403) assert.match(answer.text, /"code":"FORBIDDEN"/);
    });
  }

  it('refuses a page that had the Host header made to its own name', async () => {
    const { status } = await send(LIST, {
      origin: 'http://rebound.example',
      host: 'rebound.example',
    });

    assert.equal(status, 403);
  });

  for (const [title, headers, status] of [
    ['a version of the protocol that is none', { 'mcp-protocol-version': '1999-01-01' }, 400],
    ['a version that is known', { 'mcp-protocol-version': '2025-06-18' }, 200],
    ['no version', {}, 200],
    ['a client that takes no stream', { accept: 'application/json' }, 406],
    ['a body that is not called JSON', { 'content-type': 'text/plain' }, 415],
    ['a session, of which there are none', { 'mcp-session-id': 'x' }, 200],
  ] as const) {
    it(`answers ${title} with ${status}`, async () => {
      assert.equal((await send(LIST, headers)).status, status);
    });
  }
});

describe('/mcp where it is off', () => {
  it('is no address', async (t) => {
    const gateway = await startGateway({ listen: true, env: { MCP: 'off' } });
    t.after(() => gateway.stop());

    assert.equal((await sendRaw(gateway.url, LIST)).status, 404);
  });
});
