import { exportJWK } from 'jose';
import { signed } from '../../../support/identity/issuer.ts';
import { es256, forged, hmac } from './forging.ts';
import { byToken, type Kind } from './kind.ts';

/** Names of keys that would be dangerous where a name is a path, a statement or a property. */
const NAMES = {
  'a path': '../../../../dev/null',
  'a statement': "' UNION SELECT 'secret' --",
  'a property of every object': '__proto__',
  'an address': 'https://forger.example/key',
  'a name of 5,000 letters': 'k'.repeat(5000),
  'a name with a zero byte': 'first\u0000',
  'the same name in other letters': '\uff46\uff49\uff52\uff53\uff54',
};

const BY_NAME = Object.entries(NAMES).flatMap(([name, kid]) => [
  byToken(`a key whose name is ${name}`, ({ own, claims }) => signed(own, claims(), { kid })),
]);

const ODD_NAMES = Object.entries({
  'an object': { kid: 'first' },
  'a number': 1,
  'a list': ['first'],
}).map(([name, kid]) =>
  byToken(`a key whose name is ${name}`, ({ own, claims }) => signed(own, claims(), { kid })),
);

/** Keys that a token brings along, or says where to find (RFC 7515, 4.1). */
const BROUGHT = [
  byToken('a key of the forger in the header', async ({ own, claims }) =>
    signed(own, claims(), { jwk: await exportJWK(own.publicKey) }),
  ),
  byToken('the address of a key set', ({ own, ownUrl, claims }) =>
    signed(own, claims(), { jku: `${ownUrl}/jwks.json` }),
  ),
  byToken('the address of a certificate', ({ own, ownUrl, claims }) =>
    signed(own, claims(), { x5u: `${ownUrl}/cert.pem` }),
  ),
  byToken('a certificate', ({ own, claims }) => signed(own, claims(), { x5c: ['MIIBszCCAVmg'] })),
  byToken('a key of the forger under the name of the issuer’s', ({ own, key, claims }) =>
    signed(own, claims(), { kid: key.kid }),
  ),
  byToken('a key of the forger without a name', ({ own, claims }) =>
    signed(own, claims(), { kid: undefined }),
  ),
  byToken('a symmetric key of the forger in the header', ({ claims }) => {
    const jwk = { kty: 'oct', k: Buffer.from('secret').toString('base64url') };
    return forged({ alg: 'HS256', jwk }, claims(), hmac('secret'));
  }),
];

/** Headers that a checker has to understand, or refuse (RFC 7515, 4.1.11; RFC 7797). */
const CRITICAL = [
  byToken('a critical header that nobody knows', ({ key, claims }) =>
    forged({ alg: 'ES256', kid: key.kid, crit: ['bound'], bound: 1 }, claims(), es256(key)),
  ),
  byToken('a critical header that is not there', ({ key, claims }) =>
    forged({ alg: 'ES256', kid: key.kid, crit: ['b64'] }, claims(), es256(key)),
  ),
  byToken('an empty list of critical headers', ({ key, claims }) =>
    forged({ alg: 'ES256', kid: key.kid, crit: [] }, claims(), es256(key)),
  ),
  byToken('a payload that is not encoded', ({ key, claims }) =>
    forged({ alg: 'ES256', kid: key.kid, b64: false, crit: ['b64'] }, claims(), es256(key)),
  ),
];

/** Tokens that choose the key that they are checked with. */
export const KEYS: readonly Kind[] = [...BY_NAME, ...ODD_NAMES, ...BROUGHT, ...CRITICAL];
