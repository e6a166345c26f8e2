import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { gatewayWithRates } from './asking.ts';

/** Many fields under one name, each of which is compared with all others before the document is found invalid. */
const INVALID = `{ ${'node(id: "x") { id } '.repeat(200)} nothingLikeIt }`;
const VALID = '{ dataset { name } }';
/** What finding out is charged with. */
const FINE = 5000;

describe('Documents that cannot be read', () => {
  const { start, started, connect, end } = gatewayWithRates();
  afterEach(end);

  it('take points, and who has none left is refused before the next is read', async () => {
    await start({ RATE_LIMIT: String(2 * FINE) });
    const { query } = connect();
    for (const document of [INVALID, '{ dataset {', INVALID]) {
      const { status, body } = await query(document);
      assert.equal(status, 200);
      assert.match(
        String(body.errors?.[0]?.extensions['code']),
        /^GRAPHQL_(VALIDATION|PARSE)_FAILED$/,
      );
    }

    const { status, headers, body } = await query(INVALID);

    assert.equal(status, 429);
    assert.deepEqual(
      body.errors?.map(({ extensions: { code, limit, maximum, remaining } }) => [
        code,
        limit,
        maximum,
        remaining,
      ]),
      [['RATE_LIMITED', 'RATE', 2 * FINE, 0]],
    );
    assert.ok(Number(headers['retry-after']) > 3590);
    assert.equal((await connect().query(VALID)).status, 200);
  });

  it('take those of an address, too, so that new connections do not help for long', async () => {
    await start({ RATE_LIMIT: String(FINE), RATE_LIMIT_SHARED: '2' });
    for (let i = 0; i < 3; i += 1) assert.equal((await connect().query(INVALID)).status, 200);

    assert.equal((await connect().query(INVALID)).status, 429);
    assert.equal((await connect().query(VALID)).status, 429);
  });

  it('refuse nobody where limits are only measured, or there is no rate', async () => {
    for (const env of [{ RATE_LIMIT: '10', LIMITS: 'measure' }, { RATE_LIMIT: 'off' }]) {
      await start(env);
      const { query } = connect();
      for (let i = 0; i < 3; i += 1) assert.equal((await query(INVALID)).status, 200);
      await started().stop();
    }
  });

  it('are not documents that were named by a hash which is unknown', async () => {
    await start({ RATE_LIMIT: '100', APQ: 'on' });
    const { ask } = connect();
    const sha256Hash = 'a'.repeat(64);
    for (let i = 0; i < 3; i += 1) {
      const { body } = await ask({
        body: { extensions: { persistedQuery: { version: 1, sha256Hash } } },
      });
      assert.equal(body.errors?.[0]?.extensions['code'], 'PERSISTED_QUERY_NOT_FOUND');
    }
  });
});
