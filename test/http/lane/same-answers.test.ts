import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sampleOperations } from '../../graph/operations/sample-operations.ts';
import { got, posted, twoWays } from './two-ways.ts';

const PAGE = '{ images(first: 50) { nodes { imageIndex findings patient { patientId sex } } } }';
const ONE = 'query One($index: ID!) { image(by: { imageIndex: $index }) { imageIndex findings } }';
const NAMED = `${ONE} query Two { dataset { name } }`;
const INDEX = '00000013_008.png';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const registered = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } });

describe('The short way to an answer', () => {
  const ways = twoWays();
  before(() => ways.start());
  after(() => ways.end());

  for (const { path, text } of sampleOperations) {
    it(`says the same, byte for byte: ${path}`, async () => {
      await ways.compare(posted({ query: text }));
      await ways.compare(got({ query: text }), 3);
    });
  }

  const ASKED: Readonly<Record<string, object>> = {
    'with variables': { query: ONE, variables: { index: INDEX } },
    'for something that there is not': { query: ONE, variables: { index: '99999999_000.png' } },
    'with a variable that is none': { query: ONE, variables: { index: { a: 1 } } },
    'without its variable': { query: ONE },
    'with a variable too many': { query: ONE, variables: { index: INDEX, other: 1 } },
    'with a name': { query: NAMED, operationName: 'Two' },
    'with another name': { query: NAMED, operationName: 'One', variables: { index: INDEX } },
    'with a name that there is not': { query: NAMED, operationName: 'Three' },
    'with an empty name': { query: NAMED, operationName: '' },
    'with no name of two': { query: NAMED },
    'with a name that is null': { query: ONE, operationName: null, variables: { index: INDEX } },
    'with a name that is a number': { query: ONE, operationName: 7 },
    'with variables that are a list': { query: ONE, variables: [] },
    'with variables that are a text': { query: ONE, variables: '{}' },
    'with extensions of a client': { query: PAGE, extensions: { clientLibrary: { name: 'a' } } },
    'with extensions that are a list': { query: PAGE, extensions: [] },
    'with a field too many': { query: PAGE, more: true },
    'with half of it an error': {
      query: '{ dataset { name } images(first: 501) { totalCount } }',
    },
    'with nothing but an error': { query: '{ images(first: 501) { nodes { imageIndex } } }' },
    'with a cursor that is none': { query: '{ images(after: "x") { totalCount } }' },
    'for the address of a picture': { query: '{ images(first: 3) { nodes { thumbnailUrl } } }' },
    'for DICOM attributes': {
      query: '{ images(first: 2) { nodes { imageIndex dicom { modality } } } }',
    },
    'for what it would cost': {
      query: '{ images(first: 2) { nodes { imageIndex } explain { staticCost } } }',
    },
    'for the schema': { query: '{ __schema { queryType { name } } }' },
    'for what it is': { query: '{ __typename }' },
    'for nothing': {},
    'for what is no text': { query: 7 },
    'that cannot be read': { query: '{ images' },
    'that is not valid': { query: '{ nothing }' },
    'by a hash that nobody knows': { extensions: registered('{ never }') },
    'by a hash of another version': { extensions: { persistedQuery: { version: 2 } } },
    'by an id where none are taken': { documentId: `sha256:${hashOf(PAGE)}` },
    'in words of other alphabets': { query: '{ search(text: "é ☃ 𝒳") { totalCount } }' },
    'to change something': { query: 'mutation { __typename }' },
  };
  for (const [how, asked] of Object.entries(ASKED)) {
    it(`says the same to who asks ${how}`, async () => {
      await ways.compare(posted(asked));
      await ways.compare(got(asked));
    });
  }

  it('says the same to who registers a document, and then names it by its hash', async () => {
    for (const how of [posted, got]) {
      await ways.compare(how({ query: PAGE, extensions: registered(PAGE) }), 2);
      await ways.compare(how({ extensions: registered(PAGE) }));
      await ways.compare(how({ extensions: registered(PAGE), operationName: 'None' }), 2);
      await ways.compare(how({ query: '{ other }', extensions: registered(PAGE) }), 2);
    }
  });
});
