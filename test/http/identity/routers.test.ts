import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { askGraph, askPath, bearer, type RequestHeaders } from '../../support/identity/asking.ts';
import { keyFile, keysOf, makeKey, type TestFile } from '../../support/identity/keys.ts';

const OPEN = '{ dataset { name } }';
const GUARDED = '{ images(first: 1) { export { rowCount } } }';
const SECRET = 'a secret of 32 characters or more';

const ann = makeKey('ann', 'researcher');

/** What a router sends. */
const vouching = (role: string, more: RequestHeaders = {}): RequestHeaders => ({
  'x-radiograph-router-secret': SECRET,
  'x-radiograph-caller': 'bob',
  'x-radiograph-role': role,
  ...more,
});

describe('A gateway that trusts a router', () => {
  let file: TestFile;
  let gateway: TestGateway;
  before(async () => {
    file = await keyFile(ann);
    gateway = await startGateway({ listen: true, env: { ...keysOf(file), ROUTER_SECRET: SECRET } });
  });
  after(async () => {
    await gateway?.stop();
    await file?.remove();
  });
  const statusOf = async (headers: RequestHeaders, query = GUARDED): Promise<number> =>
    (await askGraph(gateway, query, headers)).status;

  it('takes from it who asks, and with which role', async () => {
    assert.equal(await statusOf(vouching('researcher')), 200);
    assert.equal(await statusOf(vouching('reader')), 403);
    assert.equal(await statusOf(vouching('anonymous'), OPEN), 200);
  });

  it('believes it before what its client sent', async () => {
    assert.equal(await statusOf(vouching('reader', bearer(ann.key))), 403);
  });

  it('looks at what its client sent where the router says nothing of who asks', async () => {
    const passedOn = { 'x-radiograph-router-secret': SECRET };

    assert.equal(await statusOf({ ...passedOn, ...bearer(ann.key) }), 200);
    assert.equal(await statusOf({ ...passedOn, ...bearer('wrong') }), 401);
    assert.equal(await statusOf(passedOn), 401);
    assert.equal(await statusOf(passedOn, OPEN), 200);
  });

  const { 'x-radiograph-role': _role, ...withoutRole } = vouching('admin');
  const { 'x-radiograph-caller': _caller, ...withoutCaller } = vouching('admin');
  it('gives no rights to a caller of whom it says no role', async () => {
    assert.equal(await statusOf(withoutRole), 403);
  });

  for (const [what, headers] of Object.entries<RequestHeaders>({
    'with another secret': vouching('admin', { 'x-radiograph-router-secret': `${SECRET}.` }),
    'with the secret in other letters': vouching('admin', {
      'x-radiograph-router-secret': SECRET.toUpperCase(),
    }),
    'with an empty secret': vouching('admin', { 'x-radiograph-router-secret': '' }),
    'without the secret': { 'x-radiograph-caller': 'bob', 'x-radiograph-role': 'admin' },
    'with a role alone, and no secret': { 'x-radiograph-role': 'admin' },
    'beside a good key, without the secret': { 'x-radiograph-role': 'admin', ...bearer(ann.key) },
    'with a role that there is not': vouching('owner'),
    'with a role in other letters': vouching('Admin'),
    'with a role that is a property of every object': vouching('__proto__'),
    'with two roles': vouching('reader, admin'),
    'with a role and no caller': withoutCaller,
    'with an empty caller': vouching('admin', { 'x-radiograph-caller': '' }),
    'with a caller of 300 letters': vouching('admin', { 'x-radiograph-caller': 'b'.repeat(300) }),
    'with a caller with a space': vouching('admin', { 'x-radiograph-caller': 'bob ann' }),
  })) {
    it(`refuses words about who asks ${what}`, async () => {
      const { status, data, errors } = await askGraph(gateway, OPEN, headers);

      assert.equal(status, 401);
      assert.equal(data, null);
      assert.equal(errors[0]?.extensions['code'], 'UNAUTHENTICATED');
    });
  }
});

describe('A gateway that trusts a router and nobody else', () => {
  it('holds callers to their roles, though AUTH is none', async (t) => {
    const gateway = await startGateway({ listen: true, env: { ROUTER_SECRET: SECRET } });
    t.after(() => gateway.stop());

    assert.equal((await askGraph(gateway, GUARDED)).status, 401);
    assert.equal((await askGraph(gateway, GUARDED, vouching('researcher'))).status, 200);
    assert.equal((await askGraph(gateway, GUARDED, vouching('reader'))).status, 403);
    assert.equal((await askPath(gateway, '/exports/x.csv')).status, 401);
  });
});

describe('A gateway that trusts nobody', () => {
  it('takes no word about who asks, and refuses nobody for one, where nobody can prove anything', async (t) => {
    const gateway = await startGateway({ listen: true });
    t.after(() => gateway.stop());

    assert.equal((await askGraph(gateway, GUARDED, vouching('reader'))).status, 200);
    assert.equal((await askGraph(gateway, OPEN, bearer('anything'))).status, 200);
  });
});
