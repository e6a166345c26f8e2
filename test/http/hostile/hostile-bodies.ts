// Bodies of callers who mean harm, or do not know what JSON is.

export const QUERY = '{"query":"{ __typename }"';
export const MEBIBYTE = 1024 * 1024;

/** A body, the status that answers it, and its type, where that is not JSON. */
export type HostileBody = readonly [
  what: string,
  body: string | Uint8Array,
  status: number,
  type?: string,
];

export const BODIES: readonly HostileBody[] = [
  ['of ten megabytes', ' '.repeat(10 * MEBIBYTE), 413],
  ['of eight megabytes that are one string', `"${'x'.repeat(8 * MEBIBYTE - 10)}"`, 400],
  [
    'of lists in lists, a million deep',
    `${QUERY},"variables":{"a":${'['.repeat(1e6)}${']'.repeat(1e6)}}}`,
    400,
  ],
  ['of lists that do not end', `${QUERY},"variables":{"a":${'['.repeat(4e6)}`, 400],
  [
    'of objects in objects, a million deep',
    `${QUERY},"extensions":${'{"a":'.repeat(1e6)}1${'}'.repeat(1e6)}}`,
    400,
  ],
  [
    'with a key a hundred thousand times',
    `${QUERY}${',"query":"{ nothing }"'.repeat(1e5)},"query":"{ __typename }"}`,
    400,
  ],
  [
    'with a hundred thousand keys',
    `${QUERY}${Array.from({ length: 1e5 }, (_, i) => `,"k${i}":1`).join('')}}`,
    400,
  ],
  ['of a million values', `${QUERY},"variables":{"a":[${'1,'.repeat(1e6)}1]}}`, 400],
  ['with a number of a million digits', `${QUERY},"variables":{"a":${'9'.repeat(1e6)}}}`, 200],
  ['with a number beyond all', `${QUERY},"variables":{"a":1e999999}}`, 200],
  ['with __proto__ among its keys', `${QUERY},"__proto__":{"query":"{ x }"}}`, 400],
  [
    'with __proto__ among its variables',
    `${QUERY},"variables":{"__proto__":{"polluted":true}}}`,
    400,
  ],
  [
    'with a constructor that has a prototype',
    `${QUERY},"variables":{"constructor":{"prototype":{"a":1}}}}`,
    400,
  ],
  ['with a byte order mark', `\uFEFF${QUERY}}`, 200],
  [
    'of half a character',
    Buffer.concat([Buffer.from(QUERY), Buffer.from([0xc3]), Buffer.from('}')]),
    400,
  ],
  ['of a slash that is longer than it has to be', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 400],
  ['of half a pair, as bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 400],
  [
    'of half a pair, written out',
    `{"query":"{ search(text: \\"\\ud800\\") { totalCount } }"}`,
    200,
  ],
  ['of null bytes', '\0'.repeat(1000), 400],
  ['with null bytes in its query', `{"query":"{ __typename \\u0000 }"}`, 200],
  ['in UTF-16', Buffer.from(`${QUERY}}`, 'utf16le'), 400],
  ['that says it is UTF-16', `${QUERY}}`, 415, 'application/json; charset=utf-16'],
  ['of a form', 'query={ __typename }', 415, 'application/x-www-form-urlencoded'],
  ['of text', `${QUERY}}`, 415, 'text/plain'],
  ['of a document', '{ __typename }', 415, 'application/graphql'],
  ['of no type that there is', `${QUERY}}`, 415, 'a;;;=\t,'],
  ['of nothing', '', 400],
  [
    'of a list of a thousand operations',
    JSON.stringify(Array.from({ length: 1000 }, () => ({ query: '{ __typename }' }))),
    400,
  ],
  ['of a list in a list', `[[${QUERY}}]]`, 400],
  ['with a document that is read already', '{"query":{"kind":"Document","definitions":[]}}', 400],
];
