import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { exportJWK } from 'jose';
import { issuerKeys } from '../../../src/http/identity/issuer-keys.ts';
import { tokenVerifier } from '../../../src/http/identity/tokens.ts';
import type { Verify } from '../../../src/http/identity/verify.ts';
import type { Reply } from '../../support/answering.ts';
import {
  claimsOf,
  type Issuer,
  newKey,
  RULES,
  signed,
  startIssuer,
} from '../../support/identity/issuer.ts';

describe('Keys of an issuer on a bad day', () => {
  let issuer: Issuer;
  let verify: Verify;
  beforeEach(async () => {
    issuer = await startIssuer();
    verify = tokenVerifier(RULES, issuerKeys({ url: `${issuer.url}/jwks`, logError: () => {} }));
  });
  afterEach(() => issuer?.stop());

  const redirect = () => ({ status: 302, headers: { location: `${issuer.url}/elsewhere` } });
  const never = Promise.withResolvers<Reply>().promise;
  for (const [what, answer] of Object.entries<() => Reply | Promise<Reply>>({
    'a redirection': redirect,
    'a page': () => ({ body: '<html>' }),
    'an object without keys': () => ({ body: '{}' }),
    'keys that are no objects': () => ({ body: '{"keys":[null,1]}' }),
    'more than is read': () => ({ body: `{"keys":[],"more":"${'x'.repeat(300_000)}"}` }),
    silence: () => never,
  })) {
    it(`are not had from ${what}`, async () => {
      issuer.answer(answer);

      const token = await signed(issuer.key, claimsOf());
      await assert.rejects(async () => verify(token), { code: 'SOURCE_UNAVAILABLE' });
      assert.equal(issuer.requests.length, 1);
    });
  }

  it('that are too weak check nothing', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'weak', use: 'sig' };
    issuer.answer(() => ({ body: JSON.stringify({ keys: [jwk] }) }));
    const text = [{ alg: 'RS256', kid: 'weak' }, claimsOf()]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = sign('sha256', Buffer.from(text), privateKey).toString('base64url');

    await assert.rejects(async () => verify(`${text}.${signature}`), { reason: 'malformed' });
  });

  it('that are secret, or for something else, check nothing', async () => {
    const secret = { kty: 'oct', kid: 'secret', k: Buffer.from('secret').toString('base64url') };
    const own = await newKey('enc');
    const forEncryption = { ...(await exportJWK(own.publicKey)), kid: 'enc', use: 'enc' };
    issuer.answer(() => ({ body: JSON.stringify({ keys: [secret, forEncryption] }) }));

    const token = await signed(own, claimsOf());
    await assert.rejects(async () => verify(token), { reason: 'unknown-signing-key' });
  });
});
