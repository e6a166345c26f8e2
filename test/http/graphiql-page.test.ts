import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { graphiqlPage } from '../../src/http/graphiql-page.ts';

describe('The GraphiQL page', () => {
  const parent = mkdtempSync(join(tmpdir(), 'graphiql-page-'));
  const folder = join(parent, 'graphiql');
  let server: FastifyInstance;

  before(async () => {
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>GraphiQL</title>');
    writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {};');
    writeFileSync(join(parent, 'secret.txt'), 'secret');
    writeFileSync(join(folder, '.stamp'), 'secret');
    server = Fastify();
    await server.register(graphiqlPage({ folder }));
  });

  after(async () => {
    await server.close();
    rmSync(parent, { recursive: true });
  });

  it('sends /graphiql to /graphiql/', async () => {
    const answer = await server.inject('/graphiql');

    assert.equal(answer.statusCode, 302);
    assert.equal(answer.headers.location, '/graphiql/');
  });

  it('lets the page load from its own origin alone, and nobody frame it', async () => {
    const { headers } = await server.inject('/graphiql/');

    const policy = String(headers['content-security-policy']);
    assert.match(policy, /default-src 'self'; script-src 'self';/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /https?:|unsafe-eval|\*/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
  });

  it('has the page asked for anew, and its hashed assets never', async () => {
    const page = await server.inject('/graphiql/');
    const asset = await server.inject('/graphiql/assets/index-abc.js');

    assert.equal(page.headers['cache-control'], 'no-cache');
    assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable');
  });

  for (const path of [
    '/graphiql/none.js',
    '/graphiql/.stamp',
    '/graphiql/..%2fsecret.txt',
    '/graphiql/%2e%2e/secret.txt',
  ]) {
    it(`has nothing at ${path}`, async () => {
      const answer = await server.inject(path);

      assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `status ${answer.statusCode}`);
      assert.doesNotMatch(answer.body, /^secret/);
    });
  }

  it('says how to build it where it was not built', async () => {
    const unbuilt = Fastify();
    await unbuilt.register(graphiqlPage({ folder: join(parent, 'nowhere') }));

    const answer = await unbuilt.inject('/graphiql/');
    await unbuilt.close();

    assert.equal(answer.statusCode, 404);
    assert.match(answer.body, /Run "npm run build"/);
  });
});
