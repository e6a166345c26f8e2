import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { addressesFor } from '../../support/identity/addresses.ts';
import { askPath, bearer, type RequestHeaders } from '../../support/identity/asking.ts';
import { keyFile, keysOf, makeKey, type TestFile } from '../../support/identity/keys.ts';

const reader = makeKey('bob', 'reader');
const researcher = makeKey('ann', 'researcher');

describe('Paths of a gateway that takes keys, whose addresses are not signed', () => {
  let file: TestFile;
  let gateway: TestGateway;
  let addresses: Awaited<ReturnType<typeof addressesFor>>;
  before(async () => {
    file = await keyFile(reader, researcher);
    gateway = await startGateway({ listen: true, env: keysOf(file) });
    addresses = await addressesFor(researcher.key, gateway);
  });
  after(async () => {
    await gateway?.stop();
    await file?.remove();
  });
  const at = (path: string, headers?: RequestHeaders) => askPath(gateway, path, headers);

  it('let everybody see pictures, as the graph does', async () => {
    const { status, headers } = await at(addresses.thumbnail);

    assert.equal(status, 200);
    assert.match(headers.get('cache-control') ?? '', /^public/);
  });

  it('give files of cohorts to researchers, and no cache may give them to others', async () => {
    for (const path of [addresses.file, addresses.metadata]) {
      assert.equal((await at(path)).status, 401);
      assert.equal((await at(path, bearer(reader.key))).status, 403);
      const { status, headers } = await at(path, bearer(researcher.key));
      assert.equal(status, 200);
      assert.match(headers.get('cache-control') ?? '', /^private/);
    }
  });

  it('tell nobody else whether there is a file, not even by what they have of it', async () => {
    const { headers } = await at(addresses.file, bearer(researcher.key));
    const known = { 'if-none-match': headers.get('etag') ?? '' };

    assert.equal((await at(addresses.file, known)).status, 401);
    assert.equal((await at(addresses.file, { ...known, ...bearer(researcher.key) })).status, 304);
  });

  it('give whole DICOM objects to readers', async () => {
    assert.equal((await at(addresses.dicom)).status, 401);
    const { status, headers } = await at(addresses.dicom, bearer(reader.key));
    assert.equal(status, 200);
    assert.match(headers.get('cache-control') ?? '', /^private/);
  });

  it('let no cache give to others what the graph answers to who proved who they are', async () => {
    const graph = `/graphql?query=${encodeURIComponent('{ dataset { name } }')}`;
    for (const path of [graph, '/schema.graphql']) {
      for (const headers of [bearer(reader.key), { 'x-api-key': reader.key }]) {
        const answer = await at(path, { ...headers, 'apollo-require-preflight': '1' });
        assert.equal(answer.status, 200, path);
        assert.equal(answer.headers.get('cache-control'), 'private', path);
      }
    }
    const anonymous = await at(graph, { 'apollo-require-preflight': '1' });
    assert.equal(anonymous.status, 200);
    assert.equal(anonymous.headers.get('cache-control'), null);
  });

  it('evaluate scores for researchers, and read none of others', async () => {
    const evaluate = async (headers: RequestHeaders) =>
      fetch(`${gateway.url}/evaluations`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', ...headers },
        body: 'no scores\n',
      });

    assert.equal((await evaluate({})).status, 401);
    assert.equal((await evaluate(bearer(reader.key))).status, 403);
    assert.notEqual((await evaluate(bearer(researcher.key))).status, 403);
  });

  it('say in the form of all errors what is wanted', async () => {
    const { errors, headers } = await at(addresses.file, bearer(reader.key));

    assert.deepEqual(errors, [
      {
        message:
          '/exports needs the role researcher, and you have reader. Ask the operator for the role.',
        extensions: {
          code: 'FORBIDDEN',
          path: '/exports',
          requiredRole: 'researcher',
          role: 'reader',
        },
      },
    ]);
    assert.match(headers.get('www-authenticate') ?? '', /error="insufficient_scope"/);
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  it('refuse wrong credentials everywhere but where health is asked for', async () => {
    const wrong = bearer('wrong');
    for (const path of [
      addresses.thumbnail,
      addresses.file,
      '/schema.graphql',
      '/graphql?query={__typename}',
    ]) {
      assert.equal((await at(path, wrong)).status, 401, path);
    }
    for (const path of ['/healthz', '/readyz']) assert.equal((await at(path, wrong)).status, 200);
  });
});

describe('Signed addresses of a gateway that takes keys', () => {
  it('are the proof: who has one needs no credentials, and nobody is let in without one', async (t) => {
    const file = await keyFile(reader, researcher);
    const env = { ...keysOf(file), IMAGE_URL_SECRET: 'a shared secret of 32 characters.' };
    const gateway = await startGateway({ listen: true, env });
    t.after(() => gateway.stop().then(() => file.remove()));
    const addresses = await addressesFor(researcher.key, gateway);

    for (const [name, address] of Object.entries(addresses)) {
      const { status, headers } = await askPath(gateway, address);
      assert.equal(status, 200, name);
      assert.match(headers.get('cache-control') ?? '', /^private/);
      const { origin, pathname } = new URL(address);
      const bare = await askPath(gateway, origin + pathname, bearer(researcher.key));
      assert.equal(bare.status, 403, name);
    }
    // A picture's signature is for the picture.
    const { search } = new URL(addresses.thumbnail);
    const { pathname } = new URL(addresses.dicom);
    assert.equal((await askPath(gateway, pathname + search)).status, 403);
  });
});
