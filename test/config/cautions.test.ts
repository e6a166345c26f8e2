import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cautions } from '../../src/cautions.ts';
import { readConfig } from '../../src/config.ts';
import { SAMPLE } from './reading.ts';

const SECRET = 'a secret of 32 characters or more';
const KEYS = { AUTH: 'api-key', API_KEYS_FILE: '/keys' };
const JWT = { AUTH: 'jwt', JWT_ISSUER: 'i', JWT_AUDIENCE: 'a', IMAGE_URL_SECRET: SECRET };
const TLS = { TLS_CERT_FILE: '/cert', TLS_KEY_FILE: '/key' };

describe('Cautions at the start', () => {
  const said = (env: Readonly<Record<string, string>>): string =>
    cautions(readConfig(env, SAMPLE)).join('\n');

  for (const env of [
    {},
    { HOST: 'localhost' },
    { HOST: '::1' },
    { ...KEYS, IMAGE_URL_SECRET: SECRET },
    { ...KEYS, ...TLS, HOST: '0.0.0.0', IMAGE_URL_SECRET: SECRET },
    { ...JWT, JWT_JWKS_URL: 'https://issuer.example/keys' },
    { ...JWT, JWT_JWKS_URL: 'http://127.0.0.1:8080/keys' },
  ]) {
    it(`are none for ${Object.entries(env).join(' ') || 'the defaults'}`, () => {
      assert.equal(said(env), '');
    });
  }

  it('say that everybody who reaches an open gateway may ask for everything', () => {
    assert.match(said({ HOST: '0.0.0.0' }), /^Caution: AUTH=none and HOST=0.0.0.0: [^\n]+$/);
    assert.match(said({ HOST: '::' }), /AUTH=none/);
    assert.doesNotMatch(said({ HOST: '0.0.0.0', ROUTER_SECRET: SECRET }), /AUTH=none/);
  });

  it('say that credentials travel in the clear', () => {
    const env = { ...KEYS, HOST: '0.0.0.0', IMAGE_URL_SECRET: SECRET };

    assert.match(said(env), /^Caution: HOST=0.0.0.0 without TLS_CERT_FILE: [^\n]+$/);
  });

  it('say that plain links do not work without a secret to sign them', () => {
    assert.match(said(KEYS), /^Caution: No IMAGE_URL_SECRET: [^\n]+$/);
  });

  it('say that keys of tokens come over a way that is not safe', () => {
    const env = { ...JWT, JWT_JWKS_URL: 'http://issuer.example/keys' };

    assert.match(said(env), /^Caution: JWT_JWKS_URL is not https: [^\n]+$/);
    assert.equal(said({ ...env, JWT_JWKS_FILE: '/keys' }), '');
  });
});
