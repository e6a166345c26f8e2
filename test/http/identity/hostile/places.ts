import { signed } from '../../../support/identity/issuer.ts';
import type { Forge, Kind } from './kind.ts';

/** Lines that stand for a way in, and have the good token in them. */
const byLines = (name: string, lines: (forge: Forge) => readonly string[], status = 401): Kind => ({
  name,
  lines,
  status,
});

const HEADERS = [
  byLines('the scheme twice', ({ good }) => [`Authorization: Bearer Bearer ${good}`]),
  byLines('two tokens in a header', ({ good }) => [
    `Authorization: Bearer ${good}, Bearer ${good}`,
  ]),
  byLines('a token beside a key', ({ good }) => [
    `Authorization: Bearer ${good}`,
    'x-api-key: radiograph_x',
  ]),
  byLines('a token as a key', ({ good }) => [`x-api-key: ${good}`]),
  byLines('no scheme', ({ good }) => [`Authorization: ${good}`]),
  byLines('another scheme', ({ good }) => [`Authorization: Token ${good}`]),
  byLines('the scheme alone', () => ['Authorization: Bearer']),
  byLines('nothing', () => ['Authorization:']),
  byLines('a tab behind the scheme', ({ good }) => [`Authorization: Bearer\t${good}`]),
  byLines('no space behind the scheme', ({ good }) => [`Authorization: Bearer${good}`]),
  byLines('a colon behind the scheme', ({ good }) => [`Authorization: Bearer: ${good}`]),
  byLines('quotes', ({ good }) => [`Authorization: Bearer "${good}"`]),
  byLines('a parameter behind the token', ({ good }) => [
    `Authorization: Bearer ${good};role=admin`,
  ]),
  byLines('a space in the token', ({ good }) => [
    `Authorization: Bearer ${good.replace('.', ' .')}`,
  ]),
  byLines('escaped dots', ({ good }) => [`Authorization: Bearer ${good.replaceAll('.', '%2E')}`]),
  byLines('letters beyond ASCII', ({ good }) => [`Authorization: Bearer ${good}\u00e9`]),
  byLines('small letters', ({ good }) => [`Authorization: Bearer ${good.toLowerCase()}`]),
  byLines('a token in JSON', ({ good }) => [`Authorization: Bearer {"token":"${good}"}`]),
  byLines('a password that is no token', () => [`Authorization: Basic ${basic('ann:admin')}`]),
  byLines('a password without a colon', () => [`Authorization: Basic ${basic('admin')}`]),
  byLines('a password that is not Base64', () => ['Authorization: Basic !!!']),
  // The parser of HTTP refuses them.
  byLines('a line break in the header', ({ good }) => [`Authorization: Bearer\r\n ${good}`], 400),
  byLines('a zero byte in the header', ({ good }) => [`Authorization: Bearer ${good}\u0000`], 400),
];

/** A proxy before the gateway may have looked at the other one. */
const TWICE: readonly Kind[] = [
  byLines('two headers, the good one first', ({ good }) => [
    `Authorization: Bearer ${good}`,
    'Authorization: Bearer x.y.z',
  ]),
  byLines('two headers, the good one last', ({ good }) => [
    'authorization: Bearer x.y.z',
    `AUTHORIZATION: Bearer ${good}`,
  ]),
  byLines('the same header twice', ({ good }) => [
    `Authorization: Bearer ${good}`,
    `Authorization: Bearer ${good}`,
  ]),
].map((kind): Kind => ({ ...kind, reason: 'ambiguous' }));

const TOO_LONG: readonly Kind[] = [
  {
    name: 'a good token of 9,000 bytes',
    lines: async ({ key, claims }) => [
      `Authorization: Bearer ${await signed(key, claims({ more: 'm'.repeat(6500) }))}`,
    ],
  },
  byLines('12,000 bytes of anything', () => [`Authorization: Bearer ${'x'.repeat(12_000)}`]),
  byLines('12,000 dots', () => [`Authorization: Bearer ${'.'.repeat(12_000)}`]),
];

const OF_ROUTERS = [
  byLines('a role in a header', () => ['x-radiograph-role: admin']),
  byLines('a caller in a header', () => ['x-radiograph-caller: ann']),
  byLines('both, beside a good token', ({ good }) => [
    `Authorization: Bearer ${good}`,
    'x-radiograph-caller: ann',
    'x-radiograph-role: admin',
  ]),
  byLines('a guessed secret of a router', () => [
    'x-radiograph-router-secret: guessed',
    'x-radiograph-caller: ann',
    'x-radiograph-role: admin',
  ]),
];

/** A password that a browser was told before comes along with what a page of another site asks. */
const CROSS_SITE = byLines('a stored password, sent for another site', ({ good }) => [
  `Authorization: Basic ${basic(`ann:${good}`)}`,
  'Sec-Fetch-Site: cross-site',
  'Sec-Fetch-Mode: cors',
]);

/** Places that nobody looks at: who sends a token there has sent none. */
const ELSEWHERE: readonly Kind[] = [
  {
    name: 'a token in the address',
    lines: () => [],
    query: ({ good }) => `?access_token=${good}&token=${good}`,
    isGuarded: true,
  },
  {
    name: 'a token in the body',
    lines: () => [],
    body: ({ good }) => ({ access_token: good, extensions: { authorization: `Bearer ${good}` } }),
    isGuarded: true,
  },
  ...[
    'Cookie: Authorization=Bearer%20',
    'X-Authorization: Bearer ',
    'Proxy-Authorization: Bearer ',
  ].map(
    (header): Kind => ({
      name: `a token in ${header.split(':')[0]}`,
      lines: ({ good }) => [`${header}${good}`],
      isGuarded: true,
    }),
  ),
];

const basic = (text: string): string => Buffer.from(text).toString('base64');

/** Good tokens in wrong places, and other words about who asks. */
export const PLACES: readonly Kind[] = [
  ...HEADERS,
  ...TWICE,
  ...TOO_LONG,
  ...OF_ROUTERS,
  CROSS_SITE,
  ...ELSEWHERE,
];
