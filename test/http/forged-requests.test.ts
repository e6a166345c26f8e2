import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const QUERY = JSON.stringify({ query: '{ __typename }' });
const queried = `/graphql?query=${encodeURIComponent('{ __typename }')}`;

describe('What a form of another page can send', () => {
  // The browser adds a password that it knows, whoever made it ask.
  const remembered = { authorization: `Basic ${Buffer.from('key:').toString('base64')}` };
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  const forms = [
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=a',
    'text/plain',
  ];
  const asForm = (path: string, type: string, headers: Record<string, string>) =>
    fetch(`${gateway.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body: QUERY,
    });

  for (const [how, headers] of [
    ['as anybody', {}],
    ['with a remembered password', remembered],
  ] as const) {
    it(`asks nothing of the graph, ${how}`, async () => {
      const links = [
        queried,
        `${queried}&operationName=`,
        `/graphql?extensions=%7B%7D&query=%7B__typename%7D`,
      ];
      for (const link of links) {
        const answer = await fetch(`${gateway.url}${link}`, { headers });
        const text = await answer.text();

        assert.equal(answer.status, 400);
        assert.match(text, /Cross-Site Request Forgery/);
        assert.match(text, /"code":"BAD_REQUEST"/);
      }
      for (const type of forms) assert.equal((await asForm('/graphql', type, headers)).status, 415);
    });

    it(`evaluates nothing, ${how}`, async () => {
      for (const type of forms) {
        const answer = await asForm('/evaluations?labelSet=ALL_FINDINGS_2021', type, headers);
        assert.equal(answer.status, 415, type);
      }
    });
  }

  it('is refused, and the same from a program is answered', async () => {
    for (const header of ['apollo-require-preflight', 'x-apollo-operation-name']) {
      const answer = await fetch(`${gateway.url}${queried}`, { headers: { [header]: 'a' } });
      assert.equal(answer.status, 200);
    }
  });
});
