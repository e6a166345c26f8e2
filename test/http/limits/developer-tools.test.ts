import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { keyFile, keysOf, makeKey, type TestFile } from '../../support/identity/keys.ts';
import { connectionTo, type Sent } from './asking.ts';

const DESCRIBING = [
  '{ __schema { types { name } } }',
  '{ __type(name: "Image") { name } }',
  'query Hidden { dataset { name } ...Rest } fragment Rest on Query { t: __type(name: "Image") { name } }',
];
/** Faults whose messages would name what was not asked for. */
const FAULTS: readonly object[] = [
  { query: '{ datasets { name } }' },
  { query: '{ dataset { nam } }' },
  { query: '{ labelSet(cod: NIH_NLP_2020) { title } }' },
  { query: '{ labelSet(code: NIH_NLP_2021) { title } }' },
  { query: '{ node(id: "x") { ... on Imag { id } } }' },
  {
    query:
      'query ($by: ImageKeyInput!, $set: LabelSetCode) { image(by: $by) { findings(labelSet: $set) } }',
    variables: { by: { imageIndx: 'x' }, set: 'NIH_NLP_2021' },
  },
];
const PAGES = ['/graphiql', '/schema.graphql'];

describe('Tools of developers', () => {
  const key = makeKey('somebody', 'reader');
  let file: TestFile;
  const stops: (() => Promise<void>)[] = [];
  const start = async (env: Readonly<Record<string, string>>) => {
    const gateway: TestGateway = await startGateway({ listen: true, env });
    const { ask, leave } = connectionTo(gateway.url);
    stops.push(async () => {
      leave();
      await gateway.stop();
    });
    const page = (path: string, headers: Sent['headers'] = {}) =>
      ask({ method: 'GET', path, headers });
    return { ask, page };
  };
  before(async () => {
    file = await keyFile(key);
  });
  after(async () => {
    for (const stop of stops) await stop();
    await file.remove();
  });

  it('are for everybody where nobody can prove who they are', async () => {
    const { ask, page } = await start({});
    for (const query of DESCRIBING) assert.equal((await ask({ body: { query } })).status, 200);
    const { body } = await ask({ body: FAULTS[0] ?? {} });
    assert.match(body.errors?.[0]?.message ?? '', /Did you mean "dataset"/);
    assert.equal((await page('/schema.graphql')).status, 200);
  });

  it('are for nobody where they are off, which the answers say', async () => {
    const { ask, page } = await start({ DEVELOPER_TOOLS: 'off' });
    for (const query of DESCRIBING) {
      const { status, body } = await ask({ body: { query } });
      assert.equal(status, 403);
      assert.equal(body.data, undefined);
      assert.equal(body.errors?.[0]?.extensions['code'], 'FORBIDDEN');
      assert.match(body.errors?.[0]?.message ?? '', /does not describe its schema/);
    }
    for (const body of FAULTS) {
      const { body: answer } = await ask({ body });
      const told = JSON.stringify(answer.errors);
      assert.ok(answer.errors !== undefined);
      assert.doesNotMatch(told, /Did you mean|imageIndex|NIH_NLP_2020|"dataset"/, told);
      assert.doesNotMatch(told, /stack/i);
    }
    assert.equal(
      (await ask({ body: { query: '{ __typename dataset { __typename } }' } })).status,
      200,
    );
    for (const path of PAGES) assert.equal((await page(path)).status, 403);
  });

  it('are for who has proved who they are, where callers can', async () => {
    const { ask, page } = await start({ ...keysOf(file), DEVELOPER_TOOLS: 'callers' });
    const bearer = { authorization: `Bearer ${key.key}` };
    for (const query of DESCRIBING) {
      const { status, body } = await ask({ body: { query } });
      assert.equal(status, 403);
      assert.match(body.errors?.[0]?.message ?? '', /Send credentials/);
      assert.equal((await ask({ body: { query }, headers: bearer })).status, 200);
    }
    const [fault = {}] = FAULTS;
    const told = async (headers: Sent['headers'] = {}) =>
      (await ask({ body: fault, headers })).body.errors?.[0]?.message ?? '';
    assert.doesNotMatch(await told(), /Did you mean/);
    assert.match(await told(bearer), /Did you mean/);
    const basic = { authorization: `Basic ${Buffer.from(`any:${key.key}`).toString('base64')}` };
    for (const path of PAGES) {
      const { status, headers } = await page(path);
      assert.equal(status, 401);
      assert.match(String(headers['www-authenticate']), /^Basic /);
      assert.notEqual((await page(path, basic)).status, 401);
    }
  });
});
