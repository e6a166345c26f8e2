import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const [PLAIN, OWN] = ['application/json', 'application/graphql-response+json'] as const;

/** What is accepted, and what is answered; null: nothing that could be. */
const AGREED: readonly (readonly [accept: string, answered: string | null])[] = [
  ['*/*', PLAIN],
  ['application/*', PLAIN],
  [PLAIN, PLAIN],
  [OWN, OWN],
  [`${OWN}, ${PLAIN};q=0.9`, OWN],
  [`${OWN};q=0.8, ${PLAIN};q=0.9`, PLAIN],
  [`${OWN}, ${PLAIN}`, OWN],
  [`${PLAIN}, ${OWN}`, PLAIN],
  [`${OWN};q=0, */*`, PLAIN],
  [`${PLAIN};q=0, */*`, OWN],
  [`*/*;q=0.1, ${OWN}`, OWN],
  [`text/html, */*;q=0.1`, PLAIN],
  [`${OWN}; charset=utf-8`, OWN],
  [`${OWN};charset=utf-8;q=0.2,${PLAIN};q=0.1`, OWN],
  ['APPLICATION/GraphQL-Response+JSON', OWN],
  ['multipart/mixed, application/graphql-response+json, application/json', OWN],
  ['text/html', null],
  ['application/xml, text/*', null],
  [`${PLAIN};q=0`, null],
  ['*/*;q=0', null],
  ['nonsense;;;,,', null],
];

describe('The form of an answer', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());
  const post = (body: object, accept: string) =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': PLAIN, accept },
      body: JSON.stringify(body),
    });

  for (const [accept, answered] of AGREED) {
    it(`is ${answered ?? 'none, which is refused,'} to who accepts ${accept}`, async () => {
      const answer = await post({ query: '{ __typename }' }, accept);

      assert.equal(answer.status, answered === null ? 406 : 200);
      assert.equal(answer.headers.get('content-type'), `${answered ?? PLAIN}; charset=utf-8`);
    });
  }

  it('is refused before anything is asked of the catalog', async () => {
    gateway.clearStatements();

    assert.equal((await post({ query: '{ readers { readerId } }' }, 'text/html')).status, 406);
    assert.deepEqual(gateway.statements, []);
  });

  it('says by its status what is wrong with a document, and never has data beside', async () => {
    for (const [what, body] of Object.entries({
      syntax: { query: '{' },
      'a field': { query: '{ nothing }' },
      'a variable': { query: 'query ($n: Int!) { images(first: $n) { totalCount } }' },
      'an operation': { query: 'query A { __typename }', operationName: 'B' },
    })) {
      for (const [accept, status] of [
        [PLAIN, 200],
        [OWN, 400],
      ] as const) {
        const answer = await post(body, accept);
        const { errors, ...rest }: Record<string, unknown> = JSON.parse(await answer.text());

        assert.equal(answer.status, status, `${what}, ${accept}`);
        assert.ok(errors);
        assert.equal(Object.hasOwn(rest, 'data'), false, what);
      }
    }
  });

  it('has status 200 where there is data, whatever is wrong with the rest', async () => {
    const query = '{ __typename images(first: -1) { totalCount } }';
    for (const accept of [PLAIN, OWN])
      assert.ok([200].includes((await post({ query: '{ __typename }' }, accept)).status), query);
  });

  it('is compared by caches with what was accepted', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ __typename }')}`;
    const headers = { 'apollo-require-preflight': '1' };
    const vary = (await fetch(`${gateway.url}${path}`, { headers })).headers.get('vary');

    assert.equal(vary, 'accept, accept-encoding');
  });
});
