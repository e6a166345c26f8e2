import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { bearer } from '../support/identity/asking.ts';
import { keyFile, keysOf, makeKey, type TestFile } from '../support/identity/keys.ts';
import { message, sendRaw } from './raw.ts';

const EXPORT = message('tools/call', { name: 'export_cohort', arguments: {} });
const SEARCH = message('tools/call', { name: 'search', arguments: { text: '13' } });

const reader = makeKey('bob', 'reader');
const researcher = makeKey('ann', 'researcher');

const resultOf = (body: unknown) => Object(body).result;

const errorOf = (body: unknown) => JSON.parse(resultOf(body).content[0].text).errors[0];

describe('/mcp where callers prove who they are', () => {
  let file: TestFile;
  let gateway: TestGateway;
  before(async () => {
    file = await keyFile(reader, researcher);
    gateway = await startGateway({ listen: true, env: keysOf(file) });
  });
  after(async () => {
    await gateway?.stop();
    await file?.remove();
  });

  it('refuses credentials that prove nothing before it looks at the message', async () => {
    for (const body of [SEARCH, message('tools/list'), 'no JSON']) {
      const { status, headers, text } = await sendRaw(gateway.url, body, bearer('wrong'));

      assert.equal(status, 401);
      assert.match(headers.get('www-authenticate') ?? '', /^Bearer /);
      assert.match(text, /"code":"UNAUTHENTICATED"/);
    }
  });

  it('answers who proves nothing what is for everybody', async () => {
    const { body } = await sendRaw(gateway.url, SEARCH);

    assert.notEqual(resultOf(body).isError, true);
  });

  it('has for each role what the graph has for it', async () => {
    const [nobody, low, enough] = await Promise.all([
      sendRaw(gateway.url, EXPORT),
      sendRaw(gateway.url, EXPORT, bearer(reader.key)),
      sendRaw(gateway.url, EXPORT, bearer(researcher.key)),
    ]);

    assert.equal(errorOf(nobody.body).code, 'UNAUTHENTICATED');
    const { code, field, requiredRole, role } = errorOf(low.body);
    assert.deepEqual(
      { code, field, requiredRole, role },
      {
        code: 'FORBIDDEN',
        field: 'ImageConnection.export',
        requiredRole: 'researcher',
        role: 'reader',
      },
    );
    assert.ok(resultOf(enough.body).structuredContent.images.export.url);
  });
});

describe('/mcp with limits', () => {
  it('charges calls to their caller, and says when to come back', async (t) => {
    const env = { RATE_LIMIT: '2000', RATE_LIMIT_SHARED: '1' };
    const gateway = await startGateway({ listen: true, env });
    t.after(() => gateway.stop());
    const answers = [];
    for (let asked = 0; asked < 6; asked += 1) answers.push(await sendRaw(gateway.url, SEARCH));

    const last = answers.at(-1)?.body;
    assert.notEqual(resultOf(answers[0]?.body).isError, true);
    assert.equal(resultOf(last).isError, true);
    const { code, retryAfterSeconds } = errorOf(last);
    assert.equal(code, 'RATE_LIMITED');
    assert.ok(retryAfterSeconds >= 1 && retryAfterSeconds <= 60);
  });

  it('answers where texts of documents are not answered: its own are trusted', async (t) => {
    const gateway = await startGateway({ listen: true, env: { PERSISTED_DOCUMENTS: 'only' } });
    t.after(() => gateway.stop());

    const { body } = await sendRaw(gateway.url, SEARCH);

    assert.notEqual(resultOf(body).isError, true);
  });

  it('holds a tool to its ceiling where limits are only measured, too', async (t) => {
    const gateway = await startGateway({ listen: true, env: { LIMITS: 'off' } });
    t.after(() => gateway.stop());
    const everything = { labelSet: 'ALL_FINDINGS_2021', withPairs: true };
    const call = { name: 'reader_agreement', arguments: everything };

    const { body } = await sendRaw(gateway.url, message('tools/call', call));

    assert.equal(errorOf(body).limit, 'TOOL_CEILING');
  });
});
