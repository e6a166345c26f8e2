import { CompactEncrypt, exportJWK, exportSPKI, importJWK } from 'jose';
import { signed } from '../../../support/identity/issuer.ts';
import { es256, es256InDer, flipped, forged, hmac, unsigned, withPart } from './forging.ts';
import { byToken, type Kind } from './kind.ts';

/** Headers that say that nothing is signed, however it is spelt. */
const NONE = ['none', 'None', 'NONE', 'nOnE', ' none', ''].map((alg) =>
  byToken(`alg "${alg}" without a signature`, ({ key, claims }) =>
    forged({ alg, kid: key.kid }, claims(), unsigned),
  ),
);

const ODD_ALGORITHMS = Object.entries({ null: null, 'a number': 256, 'a list': ['ES256'] }).map(
  ([name, alg]) =>
    byToken(`alg that is ${name}`, ({ key, claims }) =>
      forged({ alg, kid: key.kid }, claims(), es256(key)),
    ),
);

/** Tokens signed with what the issuer publishes, taken for a secret (CVE-2015-9235). */
const CONFUSED = [
  byToken('HS256 with the public key in PEM', async ({ key, claims }) =>
    forged({ alg: 'HS256', kid: key.kid }, claims(), hmac(await exportSPKI(key.publicKey))),
  ),
  byToken('HS256 with the public key as JWK', async ({ key, claims }) => {
    const secret = JSON.stringify(await exportJWK(key.publicKey));
    return forged({ alg: 'HS256', kid: key.kid }, claims(), hmac(secret));
  }),
  byToken('HS512 with the public key in DER', async ({ key, claims }) => {
    const [, body = ''] = /-----\n([\s\S]+)\n-----/.exec(await exportSPKI(key.publicKey)) ?? [];
    const secret = hmac(Buffer.from(body, 'base64'), 'sha512');
    return forged({ alg: 'HS512', kid: key.kid }, claims(), secret);
  }),
  byToken('HS256 with no secret', ({ key, claims }) =>
    forged({ alg: 'HS256', kid: key.kid }, claims(), hmac('')),
  ),
  byToken('another algorithm than the key has', ({ key, claims }) =>
    forged({ alg: 'RS256', kid: key.kid }, claims(), es256(key)),
  ),
];

const BROKEN = [
  byToken('no signature', ({ good }) => withPart(good, 2, () => '')),
  byToken('two parts', ({ good }) => good.split('.').slice(0, 2).join('.')),
  byToken('four parts', ({ good }) => `${good}.${good.split('.')[2]}`),
  byToken('a signature that is cut off', ({ good }) => good.slice(0, -20)),
  byToken('one bit of the signature turned', ({ good }) => withPart(good, 2, flipped)),
  byToken('one bit of the payload turned', ({ good }) => withPart(good, 1, flipped)),
  byToken('one bit of the header turned', ({ good }) => withPart(good, 0, flipped)),
  byToken('another role under the same signature', ({ good, claims }) =>
    withPart(good, 1, () => forged({}, claims({ roles: ['admin'] }), unsigned).split('.')[1] ?? ''),
  ),
  byToken('a signature of zeros (CVE-2022-21449)', ({ key, claims }) =>
    forged({ alg: 'ES256', kid: key.kid }, claims(), () => Buffer.alloc(64)),
  ),
  byToken('a signature in DER', ({ key, claims }) =>
    forged({ alg: 'ES256', kid: key.kid }, claims(), es256InDer(key)),
  ),
  byToken('the signature of another token', async ({ good, key, claims }) => {
    const other = await signed(key, claims({ sub: 'bob' }));
    return withPart(good, 2, () => other.split('.')[2] ?? '');
  }),
  byToken('a header that names two algorithms', ({ key, own, claims }) =>
    forged(`{"alg":"none","alg":"ES256","kid":"${key.kid}"}`, claims(), es256(own)),
  ),
];

const OTHER_FORMS = [
  byToken('an encrypted token', async ({ key, claims }) => {
    const text = new TextEncoder().encode(JSON.stringify(claims()));
    const header = { alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid } as const;
    // The same key, for the other thing that can be done with it.
    const publicKey = await importJWK(await exportJWK(key.publicKey), header.alg);
    return new CompactEncrypt(text).setProtectedHeader(header).encrypt(publicKey);
  }),
  byToken('a token in a token', ({ key, good }) =>
    forged({ alg: 'ES256', kid: key.kid, cty: 'JWT' }, good, es256(key)),
  ),
  byToken('a payload that is a list', ({ key, claims }) =>
    forged({ alg: 'ES256', kid: key.kid }, [claims()], es256(key)),
  ),
  byToken('a payload that is null', ({ key }) =>
    forged({ alg: 'ES256', kid: key.kid }, null, es256(key)),
  ),
  byToken('a payload that is no JSON', ({ key }) =>
    forged({ alg: 'ES256', kid: key.kid }, '{"iss":', es256(key)),
  ),
  byToken('a header that is no JSON', ({ key, claims }) =>
    forged('alg=none', claims(), es256(key)),
  ),
  byToken('an empty header', ({ key, claims }) => forged({}, claims(), es256(key))),
];

/** Tokens whose signature is none of the issuer's. */
export const SIGNATURES: readonly Kind[] = [
  ...NONE,
  ...ODD_ALGORITHMS,
  ...CONFUSED,
  ...BROKEN,
  ...OTHER_FORMS,
];
