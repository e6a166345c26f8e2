import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BODIES } from '../hostile/hostile-bodies.ts';
import { DOCUMENTS } from '../hostile/hostile-documents.ts';
import { got, posted, type Sent, twoWays } from './two-ways.ts';

const PAGE = '{ images(first: 50) { nodes { imageIndex findings patient { patientId sex } } } }';

describe('The short way to an answer, whatever the request is like,', () => {
  const ways = twoWays();
  before(() => ways.start());
  after(() => ways.end());

  const HEADERS: readonly Readonly<Record<string, string>>[] = [
    { accept: 'application/graphql-response+json' },
    { accept: 'application/graphql-response+json, application/json;q=0.9' },
    { accept: 'text/html' },
    { accept: '*/*;q=0' },
    { 'accept-encoding': 'gzip' },
    { 'accept-encoding': 'gzip, deflate, br' },
    { 'accept-encoding': 'gzip, deflate, br, zstd' },
    { 'accept-encoding': 'br;q=0.5, gzip;q=0.9, *;q=0.1' },
    { 'accept-encoding': 'identity' },
    { 'accept-encoding': 'gzip;q=0' },
    { 'accept-encoding': '' },
    { 'accept-encoding': 'gzip', 'x-no-compression': '1' },
    { origin: 'http://elsewhere.test' },
    { authorization: 'Bearer nobody' },
    { 'x-api-key': 'nobody' },
    { 'x-radiograph-role': 'admin' },
    { 'if-none-match': '"x", W/"y"' },
    { 'if-none-match': '*' },
    { 'content-type': 'application/json; charset=utf-8' },
    { 'content-type': 'application/json; charset=latin1' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'multipart/form-data; boundary=x' },
    { 'content-encoding': 'gzip' },
    { 'content-encoding': 'identity' },
    { host: 'a,b' },
    { host: 'other.test:80' },
    { 'x-forwarded-host': 'other.test', 'x-forwarded-proto': 'https' },
    { 'x-request-id': 'mine' },
    { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    { connection: 'close' },
    { expect: '100-continue' },
    { range: 'bytes=0-3' },
    { cookie: 'a=b', 'user-agent': 'test', 'cache-control': 'no-cache' },
  ];
  for (const headers of HEADERS) {
    it(`says the same to who sends ${JSON.stringify(headers)}`, async () => {
      await ways.compare(posted({ query: PAGE }, headers), 3);
      await ways.compare(got({ query: PAGE }, headers), 3);
      await ways.compare(posted({ query: '{ nothing }' }, headers), 2);
    });
  }

  const ODD: Readonly<Record<string, Sent>> = {
    'a list of questions': { ...posted({}), body: JSON.stringify([{ query: PAGE }]) },
    'JSON that is none': { ...posted({}), body: '{"query":' },
    'a byte order mark': { ...posted({}), body: `\uFEFF${JSON.stringify({ query: PAGE })}` },
    'no content type': { body: JSON.stringify({ query: PAGE }) },
    'bytes that are no text': { ...posted({}), body: Buffer.from([0x7b, 0xc3, 0x28, 0x7d]) },
    'a GET that a page elsewhere could send': { path: got({ query: PAGE }).path ?? '' },
    'a parameter twice': { ...got({ query: PAGE }), path: `${got({ query: PAGE }).path}&query=x` },
    'a parameter that is not known': {
      ...got({ query: PAGE }),
      path: `${got({ query: PAGE }).path}&utm=x`,
    },
    'an address with a slash': { ...got({ query: PAGE }), path: `/graphql/?query=x` },
    'an address in capitals': { ...got({ query: PAGE }), path: `/GRAPHQL?query=x` },
    HEAD: { ...got({ query: PAGE }), method: 'HEAD' },
    OPTIONS: { ...got({ query: PAGE }), method: 'OPTIONS' },
    PUT: { ...posted({ query: PAGE }), method: 'PUT' },
    'a browser': { path: '/graphql', headers: { accept: 'text/html' } },
    'a POST to an address with a question': {
      ...posted({ query: PAGE }),
      path: `/graphql?query=x`,
    },
    'a GET with a body': { ...got({ query: PAGE }), method: 'GET', body: 'x' },
    'a GET with a type': {
      ...got({ query: PAGE }, { 'content-type': 'application/json' }),
    },
  };
  for (const [what, sent] of Object.entries(ODD)) {
    it(`says the same to ${what}`, async () => void (await ways.compare(sent, 3)));
  }

  it('says the same to documents of those who mean harm', async () => {
    for (const query of Object.values(DOCUMENTS)) {
      await ways.compare(posted({ query }), 2);
    }
  });

  it('says the same to bodies of those who mean harm', async () => {
    for (const [, body, , type = 'application/json'] of BODIES) {
      await ways.compare({ headers: { 'content-type': type }, body }, 2);
    }
  });

  it('answers with 304 who has the answer already, in each form by itself', async () => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const headers = { 'accept-encoding': encoding };
      const { headers: told, status } = await ways.compare(got({ query: PAGE }, headers));
      assert.equal(status, 200);
      const { etag = '' } = told;
      assert.match(etag, encoding === 'identity' ? /^"[\w-]{22}"$/ : new RegExp(`-${encoding}"$`));
      const held = await ways.compare(got({ query: PAGE }, { ...headers, 'if-none-match': etag }));
      assert.equal(held.status, 304);
      assert.equal(held.body.length, 0);
      assert.equal(held.headers['etag'], etag);
    }
  });
});
