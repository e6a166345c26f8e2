// Documents of callers who mean harm. What each is made of counts, not what it asks for.

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

const image = 'image(by: { imageIndex: "00000013_008.png" })';
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  '__defineGetter__',
];

/** Twice as many fields with each fragment. */
const doubling = (count: number): string =>
  `{ dataset { ...F0 } } ${times(count, (i) => `fragment F${i} on Dataset { a: name ...F${i + 1} ...F${i + 1} }`)} fragment F${count} on Dataset { name }`;

/** Documents that are refused, or answered with what they ask for; none may harm anybody. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  'a thousand aliases': `{ ${times(1000, (i) => `a${i}: dataset { name }`)} }`,
  'a thousand aliases of an expensive list': `{ ${times(1000, (i) => `a${i}: images(first: 500) { nodes { imageIndex } }`)} }`,
  'a thousand fragments': `{ dataset { ${times(1000, (i) => `...F${i}`)} } } ${times(1000, (i) => `fragment F${i} on Dataset { name }`)}`,
  'fragments that double forty times': doubling(40),
  'a thousand fields of one name, with sub-fields': `{ ${times(1000, () => `${image} { patient { patientId } }`)} }`,
  'a thousand inline fragments in each other': `{ dataset { ${'... on Dataset { '.repeat(1000)} name ${'}'.repeat(1000)} } }`,
  'a cycle of types, eight deep': `{ images(first: 500) { nodes { ${'patient { images(first: 500) { nodes { '.repeat(8)} imageIndex ${'} } } '.repeat(8)} } } }`,
  'a cycle of types, three hundred deep': `{ ${image} { ${'patient { images(first: 1) { nodes { '.repeat(300)} imageIndex ${'} } } '.repeat(300)} } }`,
  'braces that open two thousand times': `{ dataset ${'{ a '.repeat(2000)}`,
  'lists in lists': `{ imagesByIndex(imageIndexes: ${'['.repeat(2000)}${']'.repeat(2000)}) { imageIndex } }`,
  'objects in objects': `{ images(filter: ${'{ not: '.repeat(1000)}{}${'}'.repeat(1000)}) { totalCount } }`,
  'a fragment in itself': '{ dataset { ...F } } fragment F on Dataset { ...F }',
  'a cycle of a thousand fragments': `{ dataset { ...F0 } } ${times(1000, (i) => `fragment F${i} on Dataset { ...F${(i + 1) % 1000} }`)}`,
  'an integer of a thousand digits': `{ images(first: ${'9'.repeat(1000)}) { totalCount } }`,
  'a number beyond all': '{ images(first: 1e999) { totalCount } }',
  'a negative page': '{ images(first: -2147483648) { totalCount } }',
  'a string of a million characters': `{ search(text: "${'x'.repeat(1e6)}") { totalCount } }`,
  'a block string of a million lines': `{ search(text: """${'\n'.repeat(1e6)}""") { totalCount } }`,
  'a comment of a million characters': `# ${'x'.repeat(1e6)}\n{ __typename }`,
  'a million commas': `{ __typename${','.repeat(1e6)} }`,
  'a name of a million letters': `{ ${'a'.repeat(1e6)} }`,
  'a million escapes': `{ search(text: "${'\\u0041'.repeat(1e5)}") { totalCount } }`,
  'half a pair': '{ search(text: "\\uD800") { totalCount } }',
  'a character beyond all': '{ search(text: "\\u{110000}") { totalCount } }',
  'signs that turn writing around':
    '{ search(text: "\u202E\u2066abc\u0000\u200B") { totalCount } }',
  'letters of another alphabet as a field': '{ n\u0430me }',
  'a byte order mark in the middle': '{ __typename \uFEFF }',
  'a thousand directives': `{ dataset { name ${'@include(if: true) '.repeat(1000)} } }`,
  'a thousand directives that there are not': `{ dataset { name ${times(1000, (i) => `@a${i}`)} } }`,
  'a thousand variables': `query (${times(1000, (i) => `$v${i}: Int`)}) { __typename }`,
  'a thousand operations': times(1000, (i) => `query Q${i} { __typename }`),
  'types of types, twenty deep': `{ __schema { types { ${'fields { type { '.repeat(20)} name ${'} } '.repeat(20)} } } }`,
  'the schema, a hundred times': `{ ${times(100, (i) => `a${i}: __schema { types { name fields { name type { name ofType { name } } } } }`)} }`,
  'a subscription': 'subscription { __typename }',
  'a mutation': 'mutation { __typename }',
  nothing: ' ',
  'a schema': 'type Query { a: Int }',
  ...Object.fromEntries(
    NAMES.flatMap((name) => [
      [`a field called ${name}`, `{ ${name} }`],
      [`a field of a type called ${name}`, `{ dataset { ${name} } }`],
      [`an alias called ${name}`, `{ ${name}: dataset { ${name}: name } }`],
      [`an operation called ${name}`, `query ${name} { __typename }`],
      [
        `a fragment called ${name}`,
        `{ dataset { ...${name} } } fragment ${name} on Dataset { name }`,
      ],
      [
        `a variable called ${name}`,
        `query ($${name}: String!) { search(text: $${name}) { totalCount } }`,
      ],
      [`an argument called ${name}`, `{ images(${name}: 1) { totalCount } }`],
      [`a key of an input called ${name}`, `{ images(filter: { ${name}: {} }) { totalCount } }`],
      [`a directive called ${name}`, `{ dataset { name @${name} } }`],
      [
        `a type called ${name}`,
        `{ __type(name: "${name}") { name } dataset { ... on ${name} { a } } }`,
      ],
      [
        `an enum's value called ${name}`,
        `{ images(filter: { viewPosition: { eq: ${name} } }) { totalCount } }`,
      ],
    ]),
  ),
};
