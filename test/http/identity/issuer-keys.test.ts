import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { issuerKeys } from '../../../src/http/identity/issuer-keys.ts';
import { tokenVerifier } from '../../../src/http/identity/tokens.ts';
import type { Verify } from '../../../src/http/identity/verify.ts';
import { UnauthenticatedError } from '../../../src/identity-errors.ts';
import {
  claimsOf,
  type Issuer,
  newKey,
  RULES,
  signed,
  startIssuer,
} from '../../support/identity/issuer.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Good for longer than any test lets pass. */
const lasting = () => claimsOf({ exp: Math.floor(Date.now() / 1000) + 172_800 });

describe('Keys of an issuer', () => {
  let issuer: Issuer;
  let verify: Verify;
  let logged: string[];
  beforeEach(async () => {
    issuer = await startIssuer();
    logged = [];
    const logError = (message: string): void => void logged.push(message);
    verify = tokenVerifier(RULES, issuerKeys({ url: `${issuer.url}/jwks`, logError }));
  });
  afterEach(() => issuer?.stop());

  const refused = (token: string, reason: string) =>
    assert.rejects(
      async () => verify(token),
      (error) => error instanceof UnauthenticatedError && error.reason === reason,
    );
  const unavailable = (token: string) =>
    assert.rejects(async () => verify(token), { code: 'SOURCE_UNAVAILABLE', retryAfterSeconds: 5 });

  for (const alg of ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519']) {
    it(`check what is signed with ${alg}`, async () => {
      const key = await newKey('one', alg);
      await issuer.publish(key);

      assert.equal((await verify(await signed(key, claimsOf()))).role, 'researcher');
    });
  }

  it('check nothing with an algorithm that the settings do not name', async () => {
    const keys = issuerKeys({ url: issuer.url, logError: () => {} });
    const strict = tokenVerifier({ ...RULES, algorithms: ['RS256'] }, keys);
    const token = await signed(issuer.key, claimsOf());

    await assert.rejects(async () => strict(token), { reason: 'wrong-algorithm' });
    assert.deepEqual(issuer.requests, []);
  });

  it('are fetched once for many tokens', async () => {
    const names = ['ann', 'bob', 'cy'];
    const tokens = await Promise.all(names.map((sub) => signed(issuer.key, claimsOf({ sub }))));
    await Promise.all(tokens.map(async (token) => verify(token)));

    assert.equal(issuer.requests.length, 1);
  });

  it('are fetched again for a key that is not known, every half minute at most', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    await verify(await signed(issuer.key, claimsOf()));
    const next = await newKey('next');
    await issuer.publish(issuer.key, next);
    const token = await signed(next, lasting());
    await refused(token, 'unknown-signing-key');
    assert.equal(issuer.requests.length, 1);

    t.mock.timers.setTime(Date.now() + 31_000);
    assert.equal((await verify(token)).role, 'researcher');
    for (const kid of ['a', 'b', 'c']) {
      await refused(await signed(await newKey(kid), lasting()), 'unknown-signing-key');
    }
    assert.equal(issuer.requests.length, 2);
  });

  it('that are withdrawn end: a token is not believed without a look for longer than a minute', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const token = await signed(issuer.key, lasting());
    await verify(token);
    const next = await newKey('next');
    await issuer.publish(next);
    t.mock.timers.setTime(Date.now() + 31_000);
    await verify(await signed(next, lasting()));
    await verify(token);

    t.mock.timers.setTime(Date.now() + MINUTE_MS);
    await refused(token, 'unknown-signing-key');
  });

  it('hold for a day where their issuer is gone, and nobody waits for it', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const token = await signed(issuer.key, lasting());
    await verify(token);
    issuer.answer(() => ({ status: 500 }));

    t.mock.timers.setTime(Date.now() + 23 * HOUR_MS);
    assert.equal((await verify(token)).role, 'researcher');
    t.mock.timers.setTime(Date.now() + 2 * HOUR_MS);
    await unavailable(token);
    assert.ok(logged.length >= 1);
  });

  it('that cannot be had refuse nobody and let nobody in, until they are there', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    issuer.answer(() => ({ status: 503 }));
    const token = await signed(issuer.key, claimsOf());
    await unavailable(token);
    issuer.answer(null);
    // It is left alone for a while.
    await unavailable(token);
    assert.equal(issuer.requests.length, 1);

    t.mock.timers.setTime(Date.now() + 6000);
    assert.equal((await verify(token)).role, 'researcher');
  });
});
