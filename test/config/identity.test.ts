import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { problemsOf, SAMPLE } from './reading.ts';

describe('Settings of who may ask', () => {
  it('say what a way to prove it needs', () => {
    assert.deepEqual(problemsOf({ AUTH: 'api-key' }), [
      'API_KEYS_FILE: wanted because of AUTH=api-key, found nothing.',
    ]);
    assert.deepEqual(problemsOf({ AUTH: 'jwt' }), [
      'JWT_ISSUER: wanted because of AUTH=jwt, found nothing.',
      'JWT_AUDIENCE: wanted because of AUTH=jwt, found nothing.',
      'JWT_JWKS_URL: wanted because of AUTH=jwt, or JWT_JWKS_FILE, found nothing.',
    ]);
    assert.deepEqual(problemsOf({ TLS_CERT_FILE: '/cert' }), [
      'TLS_KEY_FILE: wanted because of TLS_CERT_FILE, found nothing.',
    ]);
    assert.equal(problemsOf({ TLS_CLIENT_CA_FILE: '/ca' }).length, 2);
  });

  it('do not repeat the secret of a router, not even a wrong one', () => {
    assert.deepEqual(problemsOf({ ROUTER_SECRET: 'short-secret' }), [
      'ROUTER_SECRET: wanted at least 32 characters, found 12.',
    ]);
  });

  it('take lists of proxies, as addresses and networks', () => {
    const text = '10.0.0.0/8, 192.0.2.7,fd00::/8,::1';
    const { identity } = readConfig({ TRUSTED_PROXIES: text }, SAMPLE);

    assert.deepEqual(identity.trustedProxies, ['10.0.0.0/8', '192.0.2.7', 'fd00::/8', '::1']);
  });

  for (const [name, values] of Object.entries({
    AUTH: ['basic', 'JWT', 'api_key', 'none,jwt'],
    JWT_ALGORITHMS: ['HS256', 'none', 'RS256,HS256', 'rs256', 'dir', 'A256KW', 'RS256;ES256'],
    JWT_CLOCK_SKEW_SECONDS: ['-1', '301', '5m'],
    JWT_MAX_AGE_SECONDS: ['0', '59', '604801', '1d'],
    JWT_DEFAULT_ROLE: ['admin', 'owner', '__proto__'],
    JWT_JWKS_URL: ['issuer.example', 'file:///keys', 'javascript:1'],
    TRUSTED_PROXIES: [
      '*',
      'all',
      '0.0.0.0/0',
      '::/0',
      '10.0.0.0/33',
      '10.0.0/8',
      'proxy.example',
      '1.2.3.4/8/8',
    ],
  })) {
    it(`refuse a wrong ${name}`, () => {
      for (const value of values) {
        const [problem = '', ...others] = problemsOf({ [name]: value });

        assert.deepEqual(others, [], value);
        assert.match(problem, new RegExp(`^${name}: wanted `));
      }
    });
  }
});
