import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { createGateway, type Gateway } from '../../src/gateway.ts';
import { LoadError } from '../../src/sources/catalog/load/load-error.ts';
import { sampleDir } from '../support/gateway.ts';

/** Nobody is put off because loading, in the same process, took all of a busy machine. */
const QUIET = { PORT: '0', SHED_DELAY_MS: '0' };

const open = (dataDir: string, observeStatement: () => void = () => {}): Promise<Gateway> =>
  createGateway(readConfig({ ...QUIET, DATA_DIR: dataDir }, sampleDir), {
    logError: () => {},
    observeStatement,
  });

const ask = async (url: string, path: string) => {
  const answer = await fetch(new URL(path, url), {
    headers: { 'apollo-require-preflight': 'yes' },
  });
  const retryAfter = answer.headers.get('retry-after');
  return { status: answer.status, retryAfter, body: await answer.text() };
};

const QUERY = `/graphql?query=${encodeURIComponent('{ dataset { imageCount } }')}`;

describe('Before the data is loaded', () => {
  let gateway: Gateway;
  let url: string;
  before(async () => {
    gateway = await open(sampleDir);
    url = await gateway.listen();
  });
  after(() => gateway?.stop());

  it('the process says that it lives', async () => {
    const { status, body } = await ask(url, '/healthz');

    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(body), { status: 'alive' });
  });

  it('it is not ready, and says when to ask again', async () => {
    const { status, retryAfter } = await ask(url, '/readyz');

    assert.equal(status, 503);
    assert.match(retryAfter ?? '', /^\d+$/);
  });

  it('a query is refused with a code, and says when to ask again', async () => {
    const { status, retryAfter, body } = await ask(url, QUERY);

    assert.equal(status, 503);
    assert.match(retryAfter ?? '', /^\d+$/);
    assert.match(body, /"SOURCE_UNAVAILABLE"/);
    assert.match(body, /being loaded/);
  });

  it('the landing page asks to wait', async () => {
    const { status, retryAfter } = await ask(url, '/');

    assert.equal(status, 503);
    assert.match(retryAfter ?? '', /^\d+$/);
  });

  it('and once it is loaded, all of them answer', async () => {
    await gateway.load();

    assert.equal((await ask(url, '/healthz')).status, 200);
    const ready = await ask(url, '/readyz');
    assert.equal(ready.status, 200);
    assert.match(ready.body, /"ready"/);
    assert.deepEqual(JSON.parse((await ask(url, QUERY)).body), {
      data: { dataset: { imageCount: 2033 } },
    });
    assert.equal((await ask(url, '/')).status, 200);
  });
});

describe('Where the data cannot be loaded', () => {
  it('the process lives until it is stopped, and is never ready', async () => {
    const gateway = await open('/nowhere');
    const url = await gateway.listen();

    await assert.rejects(gateway.load(), LoadError);
    assert.equal((await ask(url, '/healthz')).status, 200);
    assert.equal((await ask(url, '/readyz')).status, 503);
    assert.equal((await ask(url, QUERY)).status, 503);
    await gateway.stop();
  });
});

describe('A gateway that is stopped', () => {
  // As browsers and proxies do, which keep a connection for the next request.
  const agent = new Agent({ keepAlive: true });
  after(() => agent.destroy());

  const askAgain = async (url: string, source: string) => {
    const path = `/graphql?query=${encodeURIComponent(source)}`;
    const sent = get(new URL(path, url), { agent, headers: { 'apollo-require-preflight': 'yes' } });
    const [answer]: IncomingMessage[] = await once(sent, 'response');
    assert.ok(answer !== undefined);
    return { status: answer.statusCode, body: await text(answer) };
  };

  it('answers what is in flight, then closes at once', { timeout: 3000 }, async () => {
    const asked = Promise.withResolvers<void>();
    const gateway = await open(sampleDir, asked.resolve);
    const url = await gateway.listen();
    await gateway.load();
    const inFlight = askAgain(url, '{ images(first: 2) { nodes { patient { sex } } } }');
    // The images are there, their patients are not.
    await asked.promise;

    const stopped = gateway.stop();

    const { status, body } = await inFlight;
    assert.equal(status, 200);
    assert.doesNotMatch(body, /errors/);
    await stopped;
    await assert.rejects(ask(url, '/healthz'));
  });
});
