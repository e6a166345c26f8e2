// Questions that cannot be answered, whose refusals are right answers too.
import { DOCUMENTS } from '../../test/http/hostile/hostile-documents.ts';
import type { Question } from './question.ts';

const sent = (body: string, type = 'application/json'): Question => ({
  kind: 'malformed',
  method: 'POST',
  path: '/graphql',
  headers: { 'content-type': type },
  body,
  isGraph: false,
});

const opened = (path: string): Question => ({
  kind: 'malformed',
  method: 'GET',
  path,
  isGraph: false,
});

const asked = (query: string, variables?: object): Question => ({
  ...sent(JSON.stringify({ query, ...(variables && { variables }) })),
  isGraph: true,
});

/** Depth of a document that nests the same cycle. */
const DEEP = 60;

/**
 * Where documents nest thousands deep, it depends on what the engine has compiled whether the parser's
 * stack holds them; they are refused in either case, but not always for the same reason.
 */
const {
  'braces that open two thousand times': _braces,
  'lists in lists': _lists,
  ...REFUSED_IN_ONE_WAY
} = DOCUMENTS;

export const MALFORMED: readonly Question[] = [
  ...Object.values(REFUSED_IN_ONE_WAY).map((query) => ({
    ...asked(query),
    kind: 'hostile document',
  })),
  sent(''),
  sent('{'),
  sent('[]'),
  sent('"query"'),
  sent('{}'),
  sent('{"query":1}'),
  sent('query=1', 'text/plain'),
  asked('{'),
  asked('{ nothing }'),
  asked('query A { __typename } query B { __typename }'),
  asked('{ images(first: -1) { totalCount } }'),
  asked('{ images(first: 999999999) { totalCount } }'),
  asked('{ images(after: "x") { totalCount } }'),
  asked('query ($f: ImageFilterInput) { images(filter: $f) { totalCount } }', { f: { sex: 1 } }),
  asked('{ image(by: {}) { imageIndex } }'),
  asked('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'),
  asked(
    `{ images ${'{ nodes { patient { images '.repeat(DEEP)} { totalCount } ${'} } }'.repeat(DEEP)} }`,
  ),
  opened('/images/00000001_000.png/rendered?width=x'),
  opened('/images/nothing/rendered'),
  opened('/images/%00/dicom'),
  opened('/exports/nothing.csv'),
  opened('/nothing'),
];
