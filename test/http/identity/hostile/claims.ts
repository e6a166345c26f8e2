import type { JWTPayload } from 'jose';
import { AUDIENCE, ISSUER, now, signed } from '../../../support/identity/issuer.ts';
import { es256, forged } from './forging.ts';
import { byToken, type Kind } from './kind.ts';

/** A token that the issuer did sign, with these claims in place of the usual ones. */
const saying = (name: string, more: () => object): Kind =>
  byToken(name, ({ key, claims }) =>
    forged({ alg: key.alg, kid: key.kid }, { ...claims(), ...more() }, es256(key)),
  );

/** A claim that the issuer left out. */
const lacking = (claim: keyof JWTPayload & string): Kind =>
  saying(`no ${claim}`, () => ({ [claim]: undefined }));

const ABOUT_WHOM = [
  saying('another issuer', () => ({ iss: 'https://forger.example/' })),
  saying('an issuer that begins like ours', () => ({ iss: `${ISSUER}forger` })),
  saying('our issuer without its slash', () => ({ iss: ISSUER.slice(0, -1) })),
  saying('our issuer in a list', () => ({ iss: [ISSUER] })),
  saying('another audience', () => ({ aud: 'billing' })),
  saying('a list of other audiences', () => ({ aud: ['billing', 'mail'] })),
  saying('an audience that begins like ours', () => ({ aud: `${AUDIENCE}-admin` })),
  saying('our audience in large letters', () => ({ aud: AUDIENCE.toUpperCase() })),
  saying('an audience that is an object', () => ({ aud: { 0: AUDIENCE, length: 1 } })),
  saying('an empty list of audiences', () => ({ aud: [] })),
  saying('a subject that is a number', () => ({ sub: 1 })),
  saying('an empty subject', () => ({ sub: '' })),
  saying('a subject of 300 letters', () => ({ sub: 's'.repeat(300) })),
];

const ABOUT_TIME = [
  saying('an end that is past', () => ({ exp: now() - 3600, iat: now() - 7200 })),
  saying('an end just beyond what clocks may differ', () => ({ exp: now() - 31 })),
  saying('an end that is a text', () => ({ exp: String(now() + 300) })),
  saying('an end that is null', () => ({ exp: null })),
  saying('an end in milliseconds, before 1970', () => ({ exp: -1e15 })),
  saying('a beginning that is to come', () => ({ nbf: now() + 3600 })),
  saying('a beginning that is a text', () => ({ nbf: '0' })),
  saying('an issue that is to come', () => ({ iat: now() + 3600 })),
  saying('an issue two days ago, and an end in a year', () => ({
    iat: now() - 172_800,
    exp: now() + 31_536_000,
  })),
];

const ABOUT_ROLES = Object.entries({
  'an object': { admin: true },
  'a number': 3,
  true: true,
  'a list in a list': [['admin']],
  'a list with an object': ['admin', { toString: 'admin' }],
  'a list with null': ['admin', null],
}).map(([name, roles]) => saying(`roles that are ${name}`, () => ({ roles })));

const OF_OTHER_TYPES = ['logout+jwt', 'dpop+jwt', 'secevent+jwt', 'JOSE+JSON'].map((typ) =>
  byToken(`the type ${typ}`, ({ key, claims }) => signed(key, claims(), { typ })),
);

/** Tokens of the issuer that say something else than they should, or were made for something else. */
export const CLAIMS: readonly Kind[] = [
  ...ABOUT_WHOM,
  ...(['iss', 'aud', 'exp', 'iat', 'sub'] as const).map(lacking),
  ...ABOUT_TIME,
  ...ABOUT_ROLES,
  ...OF_OTHER_TYPES,
];

/** Names that are no role, however they look. Who has one is proven, and may do what anonymous callers may. */
export const NO_ROLES: readonly Kind[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'Admin',
  'ADMIN',
  'admin ',
  ' admin',
  'admin\u200b',
  'admin\u0000',
  // Letters that look like those of the role.
  '\uff41\uff44\uff4d\uff49\uff4e',
  '\u0430\u0064\u006d\u0069\u006e',
  'root',
  'radiograph:',
  'radiograph:radiograph:admin',
  'radiograph.admin',
  '*',
  '',
].map((role) => ({
  ...saying(`the role ${JSON.stringify(role)}`, () => ({ roles: [role], role: 'admin' })),
  status: 403,
  isGuarded: true as const,
}));
