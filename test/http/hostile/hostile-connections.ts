import { headOf, postOf } from './raw.ts';

export const QUERY = '{"query":"{ __typename }"}';
export const json = 'Content-Type: application/json';
export const post = 'POST /graphql HTTP/1.1';
const asked = `/graphql?query=${encodeURIComponent('{ __typename }')}`;

/** What is sent, and the status of each answer to it. */
export type Sent = readonly [
  what: string,
  sent: readonly (string | Uint8Array)[],
  ...statuses: number[],
];

export const REFUSED: readonly Sent[] = [
  ['nothing that is HTTP', ['\0\x01\x02 hello\r\n\r\n'], 400],
  ['the beginning of TLS', [Buffer.from('16030100c8010000c40303', 'hex'), '\r\n\r\n'], 400],
  ['the preface of HTTP/2', ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], 400],
  ['a method that there is not', [headOf('FETCH /graphql HTTP/1.1')], 400],
  ['a version that there is not', [headOf('GET /healthz HTTP/9.9')], 400],
  [
    'a length and chunks',
    [headOf(post, json, 'Content-Length: 5', 'Transfer-Encoding: chunked'), '0\r\n\r\n'],
    400,
  ],
  ['two lengths', [headOf(post, json, 'Content-Length: 5', 'Content-Length: 6'), 'abcdef'], 400],
  ['a length that is none', [headOf(post, json, 'Content-Length: -5')], 400],
  ['a length that is huge', [headOf(post, json, 'Content-Length: 99999999999999999999999')], 400],
  [
    'an encoding behind chunks',
    [headOf(post, json, 'Transfer-Encoding: chunked, gzip'), '0\r\n\r\n'],
    400,
  ],
  ['a chunk that is none', [headOf(post, json, 'Transfer-Encoding: chunked'), 'zz\r\nx\r\n'], 400],
  [
    'a chunk that says too much',
    [headOf(post, json, 'Transfer-Encoding: chunked'), `1;a=${'x'.repeat(40_000)}\r\n`],
    413,
  ],
  ['a null byte in a header', [headOf('GET /healthz HTTP/1.1', 'X-A: a\0b')], 400],
  ['a header on two lines', [headOf('GET /healthz HTTP/1.1', 'X-A: a', ' b')], 400],
  ['a space before a colon', [headOf('GET /healthz HTTP/1.1', 'X-A : a')], 400],
  ['a line feed alone in a header', [headOf('GET /healthz HTTP/1.1', 'X-A: a\nX-B: b')], 400],
  ['no host', ['GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'], 400],
  ['a head of 40,000 bytes', [headOf('GET /healthz HTTP/1.1', `X-A: ${'a'.repeat(40_000)}`)], 431],
  ['an address of 40,000 characters', [headOf(`GET /${'a'.repeat(40_000)} HTTP/1.1`)], 431],
  [
    'an address of 13,000 characters',
    [headOf(`GET ${asked}${'a'.repeat(13_000)} HTTP/1.1`, 'Connection: close')],
    414,
  ],
  [
    'a way to somewhere else',
    ['CONNECT other.example:443 HTTP/1.1\r\nHost: other.example:443\r\n\r\n'],
    405,
  ],
  ['TRACE', [headOf('TRACE /graphql HTTP/1.1', 'Connection: close')], 405],
  ['a method of WebDAV', [headOf('PROPFIND /graphql HTTP/1.1', 'Connection: close')], 405],
  [
    'an expectation that there is not',
    [headOf(post, json, 'Expect: the-best', 'Connection: close')],
    417,
  ],
  [
    'two hosts',
    [
      headOf(
        `GET ${asked} HTTP/1.1`,
        'Host: other.test',
        'X-Apollo-Operation-Name: a',
        'Connection: close',
      ),
    ],
    400,
  ],
  [
    'two content types',
    [
      headOf(post, json, 'Content-Type: text/plain', 'Content-Length: 2', 'Connection: close'),
      '{}',
    ],
    415,
  ],
  ['a body in gzip', [postOf('\x1f\x8b\x08', 'Content-Encoding: gzip', 'Connection: close')], 415],
  ['a question, and then what is none', [postOf(QUERY), 'garbage\r\n\r\n'], 200, 400],
  ['three questions, and then what is none', [`${postOf(QUERY).repeat(3)}\0`], 200, 200, 200, 400],
];

export const TAKEN: readonly Sent[] = [
  [
    'a hundred questions at once',
    [postOf(QUERY).repeat(99), postOf(QUERY, 'Connection: close')],
    ...Array<number>(100).fill(200),
  ],
  [
    'an address with its origin',
    [
      headOf(
        `GET http://gateway.test${asked} HTTP/1.1`,
        'X-Apollo-Operation-Name: a',
        'Connection: close',
      ),
    ],
    200,
  ],
  [
    'HTTP/1.0',
    [
      `POST /graphql HTTP/1.0\r\nHost: a\r\n${json}\r\nContent-Length: ${QUERY.length}\r\n\r\n${QUERY}`,
    ],
    200,
  ],
  [
    'who waits to be told to continue',
    [postOf(QUERY, 'Expect: 100-continue', 'Connection: close')],
    200,
  ],
  [
    'who would rather have a WebSocket',
    [postOf(QUERY, 'Upgrade: websocket', 'Connection: upgrade, close')],
    200,
  ],
  [
    'who would rather have HTTP/2',
    [
      postOf(
        QUERY,
        'Upgrade: h2c',
        'HTTP2-Settings: AA',
        'Connection: Upgrade, HTTP2-Settings, close',
      ),
    ],
    200,
  ],
  [
    'chunks',
    [
      headOf(post, json, 'Transfer-Encoding: chunked', 'Connection: close'),
      `${QUERY.length.toString(16)}\r\n${QUERY}\r\n0\r\n\r\n`,
    ],
    200,
  ],
  ['a body in pieces', [postOf(QUERY, 'Connection: close').slice(0, -9), QUERY.slice(-9)], 200],
];
