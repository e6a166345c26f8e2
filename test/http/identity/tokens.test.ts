import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { roleIn } from '../../../src/http/identity/token-role.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { askGraph, basic, bearer } from '../../support/identity/asking.ts';
import {
  claimsOf,
  type Issuer,
  newKey,
  published,
  signed,
  startIssuer,
  tokensOf,
} from '../../support/identity/issuer.ts';
import { testFile } from '../../support/identity/keys.ts';

const OPEN = '{ dataset { name } }';
const GUARDED = '{ images(first: 1) { export { rowCount } } }';

describe('A gateway that takes tokens', () => {
  let issuer: Issuer;
  let gateway: TestGateway;
  before(async () => {
    issuer = await startIssuer();
    gateway = await startGateway({ listen: true, env: tokensOf(issuer) });
  });
  after(async () => {
    await gateway?.stop();
    await issuer?.stop();
  });

  const statusFor = async (more: object, header: object = {}): Promise<number> => {
    const token = await signed(issuer.key, claimsOf({ ...more }), header);
    return (await askGraph(gateway, GUARDED, bearer(token))).status;
  };

  it('takes one as a bearer token, and as a password', async () => {
    const token = await signed(issuer.key, claimsOf());

    assert.equal((await askGraph(gateway, GUARDED, bearer(token))).status, 200);
    assert.equal((await askGraph(gateway, GUARDED, basic(token))).status, 200);
  });

  it('takes one that is for others, too', async () => {
    assert.equal(await statusFor({ aud: ['billing', 'radiograph'] }), 200);
  });

  it('takes one of each type that access tokens have, and one that names none', async () => {
    for (const typ of ['JWT', 'jwt', 'at+jwt', 'AT+JWT', 'application/at+jwt', undefined]) {
      assert.equal(await statusFor({}, { typ }), 200, typ);
    }
  });

  it('takes one whose end is past by less than clocks may differ', async () => {
    assert.equal(await statusFor({ exp: Math.floor(Date.now() / 1000) - 20 }), 200);
  });

  it('gives the rights of nobody to one that names no role', async () => {
    assert.equal(await statusFor({ roles: undefined }), 403);
    assert.equal(await statusFor({ roles: ['mail'], scope: 'openid email' }), 403);
    const token = await signed(issuer.key, claimsOf({ roles: [] }));
    assert.equal((await askGraph(gateway, OPEN, bearer(token))).status, 200);
  });

  it('takes the role from a scope', async () => {
    assert.equal(await statusFor({ roles: undefined, scope: 'openid radiograph:researcher' }), 200);
    assert.equal(await statusFor({ roles: undefined, scope: 'researcher-not' }), 403);
  });

  it('answers 503 and says when to ask again where the issuer gives no keys', async (t) => {
    const silent = await startIssuer();
    silent.answer(() => ({ status: 500 }));
    const other = await startGateway({ listen: true, env: tokensOf(silent) });
    t.after(() => other.stop().then(() => silent.stop()));
    const token = await signed(silent.key, claimsOf());
    const { status, headers, data, errors } = await askGraph(other, OPEN, bearer(token));

    assert.equal(status, 503);
    assert.equal(headers.get('retry-after'), '5');
    assert.equal(data, null);
    assert.deepEqual(errors[0]?.extensions, { code: 'SOURCE_UNAVAILABLE', retryAfterSeconds: 5 });
    assert.equal((await askGraph(other, OPEN)).status, 200);
  });
});

describe('Keys of tokens in a file', () => {
  it('are read again when the file changes', async (t) => {
    const [first, second] = [await newKey('first'), await newKey('second')];
    const setOf = async (key: typeof first) => JSON.stringify({ keys: [await published(key)] });
    const file = await testFile(await setOf(first));
    const env = { ...tokensOf({ url: 'https://nowhere.example' }), JWT_JWKS_FILE: file.path };
    const gateway = await startGateway({ listen: true, env });
    t.after(() => gateway.stop().then(() => file.remove()));
    const statusFor = async (key: typeof first, sub: string) =>
      (await askGraph(gateway, OPEN, bearer(await signed(key, claimsOf({ sub }))))).status;

    assert.equal(await statusFor(first, 'ann'), 200);
    assert.equal(await statusFor(second, 'ann'), 401);
    await file.replace(await setOf(second));
    assert.equal(await statusFor(second, 'ann'), 200);
    assert.equal(await statusFor(first, 'bob'), 401);
  });

  it('that are none stop the start', async (t) => {
    const file = await testFile('{"keys": "secret"}');
    t.after(() => file.remove());
    const env = { ...tokensOf({ url: 'https://nowhere.example' }), JWT_JWKS_FILE: file.path };

    await assert.rejects(startGateway({ env }), {
      name: 'ConfigError',
      message: /JWT_JWKS_FILE: wanted a JSON Web Key Set/,
    });
  });
});

describe('The role in a token', () => {
  for (const [claim, claims, role] of [
    ['roles', { roles: ['reader'] }, 'reader'],
    ['roles', { roles: 'admin' }, 'admin'],
    ['roles', { roles: ['mail', 'reader', 'researcher'] }, 'researcher'],
    ['roles', { roles: ['radiograph:reader'], scope: 'radiograph:admin' }, 'admin'],
    ['realm_access.roles', { realm_access: { roles: ['researcher'] } }, 'researcher'],
    ['https://graph.example/roles', { 'https://graph.example/roles': ['admin'] }, 'admin'],
    ['scp', { scp: 'openid radiograph:reader' }, 'reader'],
    ['roles', { scope: 'admin' }, null],
    ['roles', { role: 'admin', groups: ['admin'] }, null],
    ['realm_access.roles', { realm_access: 'admin' }, null],
    ['constructor.name', {}, null],
    ['__proto__.roles', JSON.parse('{"x":{"roles":["admin"]}}'), null],
    ['roles', { roles: null }, null],
  ] as const) {
    it(`is ${role} where the claim is ${claim} and the token says ${JSON.stringify(claims)}`, () => {
      assert.equal(roleIn(claims, claim), role);
    });
  }
});
