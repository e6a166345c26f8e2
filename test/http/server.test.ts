import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const QUERY = '{ dataset { imageCount } }';
const ANSWER = { dataset: { imageCount: 2033 } };

const dataOf = async (answer: Response): Promise<unknown> => JSON.parse(await answer.text()).data;

describe('GraphQL over HTTP', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(new URL(path, gateway.url), { method, headers });
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(new URL('/graphql', gateway.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const queried = `/graphql?query=${encodeURIComponent(QUERY)}`;
  const preflight = { 'apollo-require-preflight': 'yes' };

  it('answers POST', async () => {
    const answer = await post({ query: QUERY });

    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    assert.deepEqual(await dataOf(answer), ANSWER);
  });

  it('answers POST with variables and the name of an operation', async () => {
    const answer = await post({
      query: `query Other { dataset { name } }
        query Wanted($patientId: ID!) { patient(patientId: $patientId) { patientId } }`,
      variables: { patientId: 13 },
      operationName: 'Wanted',
    });

    assert.deepEqual(await dataOf(answer), { patient: { patientId: '13' } });
  });

  it('answers GET to who cannot be a form on another site', async () => {
    const answer = await get(queried, preflight);

    assert.equal(answer.status, 200);
    assert.deepEqual(await dataOf(answer), ANSWER);
  });

  it('answers with the media type that is asked for', async () => {
    const wanted = 'application/graphql-response+json';
    const answer = await post({ query: QUERY }, { accept: wanted });

    assert.match(answer.headers.get('content-type') ?? '', /^application\/graphql-response\+json/);
    assert.equal((await post({ query: QUERY }, { accept: 'text/html' })).status, 406);
  });

  it('refuses what a form on another site can send', async () => {
    const body = JSON.stringify({ query: QUERY });

    assert.equal((await get(queried)).status, 400);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      assert.equal((await post(body, { 'content-type': type })).status, 415, type);
    }
  });

  it('allows no other origin to read its answers', async () => {
    const answer = await post({ query: QUERY }, { origin: 'https://other.example' });

    assert.equal(answer.headers.get('access-control-allow-origin'), null);
  });

  it('refuses a body of more than eight megabytes', async () => {
    const answer = await post({
      query: QUERY,
      variables: { padding: 'x'.repeat(8 * 1024 * 1024) },
    });

    assert.equal(answer.status, 413);
    assert.equal(
      (await post({ query: QUERY, variables: { padding: 'x'.repeat(8 * 1000 * 1000) } })).status,
      200,
    );
  });

  it('refuses a body that is no request', async () => {
    for (const body of ['', '{', '[]', 'null', '"x"', '{}', '{"query":1}', '{"variables":{}}']) {
      const answer = await post(body);
      const text = await answer.text();

      assert.equal(answer.status, 400, body);
      assert.doesNotMatch(text, /node_modules|\bat .*:\d+:\d+/, body);
    }
  });

  it('refuses more tokens than a document may have', async () => {
    const query = `{ ${'dataset { name } '.repeat(2000)} }`;
    const answer = await post({ query }, { accept: 'application/graphql-response+json' });
    const { errors }: { errors?: readonly { message: string }[] } = JSON.parse(await answer.text());

    assert.equal(answer.status, 400);
    assert.match(errors?.[0]?.message ?? '', /5000 tokens/);
  });

  it('refuses a mutation by GET', async () => {
    const path = `/graphql?query=${encodeURIComponent('mutation { x }')}`;

    assert.equal((await get(path, preflight)).status, 405);
  });

  it('answers no other method', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'HEAD']) {
      const { status } = await get(queried, preflight, method);
      assert.equal(status, 405, method);
    }
  });
});
