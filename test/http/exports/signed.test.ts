import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { ask } from '../images/ask.ts';
import { exportOf, fetchFile } from './exporting.ts';

const SECRET = 'a secret of at least 32 characters';

describe('Where addresses are signed, exports', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true, env: { IMAGE_URL_SECRET: SECRET } });
  });
  after(() => gateway?.stop());

  it('are given to who has an address of the graph, and kept no longer than it is good', async () => {
    const { url, metadataUrl } = await exportOf(gateway);
    const { status, headers } = await fetchFile(gateway, url);

    assert.equal(status, 200);
    assert.match(new URL(url).search, /^\?expires=\d+&signature=[\w-]+$/);
    assert.match(headers['cache-control'] ?? '', /^private, max-age=\d+, immutable$/);
    const [, beside = ''] = /^<([^>]+)>/.exec(String(headers['link'])) ?? [];
    for (const address of [beside, metadataUrl ?? '']) {
      const { pathname, search } = new URL(address, gateway.url);
      assert.equal((await ask(gateway.url, pathname + search)).status, 200, address);
    }
  });

  it('are refused without a signature, or with that of another file', async () => {
    const { url } = await exportOf(gateway);
    const { pathname, search } = new URL(url);
    const other = await exportOf(gateway, { filter: { sex: { eq: 'MALE' } } });
    gateway.clearStatements();
    for (const address of [
      pathname,
      new URL(other.url).pathname + search,
      pathname.replace('.csv', '.jsonl') + search,
      pathname + search.replace(/expires=\d+/, 'expires=9999999999'),
    ]) {
      const answer = await ask(gateway.url, address);
      assert.equal(answer.status, 403, address);
      assert.equal(JSON.parse(answer.body.toString()).errors[0].extensions.code, 'FORBIDDEN');
    }
    assert.deepEqual(gateway.statements, []);
  });

  it('have the same bytes as where they are not', async () => {
    const plain = await startGateway({ listen: true });
    const [theirs, ours] = [await exportOf(plain), await exportOf(gateway)];
    const files = [await fetchFile(plain, theirs.url), await fetchFile(gateway, ours.url)];
    await plain.stop();

    assert.equal(theirs.cohortId, ours.cohortId);
    assert.deepEqual(files[0]?.body, files[1]?.body);
    assert.equal(files[0]?.headers.etag, files[1]?.headers.etag);
  });
});
