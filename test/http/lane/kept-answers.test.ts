import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { got, posted, type Sent, sending } from './two-ways.ts';

const PAGE = '{ images(first: 5) { nodes { imageIndex findings } } }';
const pageOf = (field: string): string => `{ images(first: 5) { nodes { imageIndex ${field} } } }`;

const TYPED = { 'content-type': 'application/json' };

/** A gateway that remembers nothing below its answers, so that whatever is asked anew is asked of the catalog. */
const startForgetful = (env: Readonly<Record<string, string>> = {}): Promise<TestGateway> =>
  startGateway({ listen: true, env: { COLUMNS_MB: '0', PUBLIC_URL: 'http://own.test', ...env } });

/** Of so many times that something is asked, how often anything is asked of the catalog for it. */
const timesAsked = async (gateway: TestGateway, sent: Sent, times = 6): Promise<number> => {
  const { send, leave } = sending(gateway.url);
  let asked = 0;
  for (let time = 1; time <= times; time += 1) {
    gateway.clearStatements();
    assert.equal((await send(sent)).status, 200);
    if (gateway.statements.length > 0) asked += 1;
  }
  leave();
  return asked;
};

describe('An answer', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startForgetful();
  });
  after(() => gateway?.stop());

  it('that rests on the catalog alone is given again without asking', async () => {
    assert.equal(await timesAsked(gateway, posted({ query: PAGE })), 2);
    // GET is another question.
    assert.equal(await timesAsked(gateway, got({ query: PAGE })), 2);
    // As Apollo Client asks, and as who has no header of Apollo's.
    const typed = { path: got({ query: pageOf('id') }).path ?? '', headers: TYPED };
    assert.equal(await timesAsked(gateway, typed), 2);
    assert.equal(await timesAsked(gateway, posted({ query: pageOf('thumbnailUrl') })), 2);
  });

  it('is asked for anew where it says how a store is, or what something would cost', async () => {
    for (const query of [
      '{ dataset { sources { source isHealthy } } images(first: 1) { nodes { imageIndex } } }',
      '{ images(first: 1) { nodes { imageIndex } explain { staticCost } } }',
      pageOf('dicom { modality }'),
    ]) {
      assert.equal(await timesAsked(gateway, posted({ query })), 6, query);
    }
  });

  it('is asked for anew where its addresses end with the time', async () => {
    const signing = await startForgetful({ IMAGE_URL_SECRET: 'a secret of 32 characters or more' });
    const asked = await timesAsked(signing, posted({ query: pageOf('thumbnailUrl') }));
    const without = await timesAsked(signing, posted({ query: PAGE }));
    await signing.stop();

    assert.equal(asked, 6);
    assert.equal(without, 2);
  });

  it('is asked for anew where half of it has failed', async () => {
    const query =
      '{ images(first: 1) { nodes { imageIndex } } more: images(first: 501) { totalCount } }';
    assert.equal(await timesAsked(gateway, posted({ query })), 6);
  });

  it('is never kept where there is no memory for it', async () => {
    const forgetting = await startForgetful({ ANSWER_CACHE_MB: '0' });
    const asked = await timesAsked(forgetting, posted({ query: PAGE }));
    await forgetting.stop();

    assert.equal(asked, 6);
  });

  it('is another one as soon as data is loaded anew, and so is its ETag', async () => {
    const { send, leave } = sending(gateway.url);
    const sent = got({ query: '{ dataset { name loadedAt } }' });
    const ask = async () => {
      await send(sent);
      await send(sent);
      const { headers, body } = await send(sent);
      return { etag: headers.etag ?? '', text: String(body) };
    };
    const first = await ask();
    assert.equal(
      (await send({ ...sent, headers: { ...sent.headers, 'if-none-match': first.etag } })).status,
      304,
    );
    await gateway.reload();
    const second = await ask();
    const held = { ...sent.headers, 'if-none-match': first.etag };
    const { status } = await send({ ...sent, headers: held });
    leave();

    assert.notEqual(first.text, second.text);
    assert.notEqual(first.etag, second.etag);
    assert.equal(status, 200);
  });
});
