import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { hear } from '../../../src/signals.ts';
import { gatewayWithRates } from './asking.ts';

/** It costs 253 points: 200 for its page, and 53 for calls and objects. */
const PAGE = '{ images(first: 50) { nodes { imageIndex } } }';
const PRICE = 253;

describe('The rate of a caller', () => {
  const { start, started, connect, end } = gatewayWithRates();
  afterEach(end);

  it('is told in each answer to POST, with what the document costs', async () => {
    await start({ RATE_LIMIT: '1000' });
    const { query } = connect();

    const { body, headers } = await query(PAGE);

    const { reset, ...cost } = body.extensions?.cost ?? {};
    assert.deepEqual(cost, { requested: PRICE, limit: 250_000, remaining: 1000 - PRICE });
    assert.ok(Number(reset) > 3590 && Number(reset) <= 3600);
    assert.equal(headers['ratelimit-policy'], '"points";q=1000;w=3600');
    assert.equal(headers['ratelimit'], `"points";r=${1000 - PRICE};t=${Number(reset)}`);
  });

  it('refuses what passes it with 429, numbers and when to come again, and runs nothing', async () => {
    await start({ RATE_LIMIT: '600' });
    const { query } = connect();
    await query(PAGE);
    await query(PAGE);
    started().clearStatements();

    const { status, headers, body } = await query(PAGE);

    assert.equal(status, 429);
    assert.equal(body.data, undefined);
    const { retryAfterSeconds, ...told } = body.errors?.[0]?.extensions ?? {};
    assert.deepEqual(told, {
      code: 'RATE_LIMITED',
      limit: 'RATE',
      requested: PRICE,
      maximum: 600,
      remaining: 600 - 2 * PRICE,
    });
    assert.equal(headers['retry-after'], String(retryAfterSeconds));
    assert.match(
      body.errors?.[0]?.message ?? '',
      /role anonymous have 600 points in 3600 seconds, of which 94 are left, and this takes 253/,
    );
    assert.equal(started().statements.length, 0);
  });

  it('takes nothing for what it refuses', async () => {
    await start({ RATE_LIMIT: '600' });
    const { query } = connect();
    await query(PAGE);
    assert.equal((await query('{ images(first: 500) { nodes { imageIndex } } }')).status, 429);
    assert.equal((await query(PAGE)).status, 200);
  });

  it('is that of a connection: who asks in a loop does not stop the others of a class', async () => {
    await start({ RATE_LIMIT: '600', RATE_LIMIT_SHARED: '40' });
    const greedy = connect();
    for (let i = 0; i < 5; i += 1) await greedy.query(PAGE);
    assert.equal((await greedy.query(PAGE)).status, 429);
    for (let student = 0; student < 35; student += 1) {
      const { query } = connect();
      assert.equal((await query(PAGE)).status, 200);
      assert.equal((await query(PAGE)).status, 200);
    }
  });

  it('ends for an address with what many may ask: new connections are not new callers', async () => {
    await start({ RATE_LIMIT: '600', RATE_LIMIT_SHARED: '2' });
    for (let i = 0; i < 4; i += 1) assert.equal((await connect().query(PAGE)).status, 200);
    const { status, body } = await connect().query(PAGE);
    assert.equal(status, 429);
    assert.equal(body.errors?.[0]?.extensions['maximum'], 1200);
  });

  it('refuses nothing where it is measured, and tells what would have been refused', async () => {
    await start({ RATE_LIMIT: '300', LIMITS: 'measure' });
    const told: unknown[] = [];
    const stop = hear('over-limit', (one) => void told.push(one));
    const { query } = connect();
    await query(PAGE);

    const { status, body } = await query(PAGE);
    stop();

    assert.equal(status, 200);
    assert.deepEqual(body.extensions?.cost?.['exceeded'], ['RATE']);
    assert.deepEqual(told, [{ limit: 'RATE', isRefused: false }]);
  });

  it('counts pictures, exports and evaluations, too', async () => {
    await start({ RATE_LIMIT: '150' });
    const { ask } = connect();
    const thumbnail = { method: 'GET', path: '/images/00000001_000.png/thumbnail' };
    assert.equal((await ask(thumbnail)).status, 200);
    const { status, headers, body } = await ask(thumbnail);
    assert.equal(status, 429);
    assert.ok(Number(headers['retry-after']) > 3590);
    assert.equal(body.errors?.[0]?.extensions['requested'], 100);
    assert.equal((await ask({ method: 'GET', path: '/exports/x.csv' })).status, 429);
    assert.equal((await ask({ path: '/evaluations', body: {} })).status, 429);
  });

  it('says nothing of it in answers to GET, which caches keep', async () => {
    await start({ RATE_LIMIT: '1000' });
    const { ask } = connect();
    const path = `/graphql?query=${encodeURIComponent(PAGE)}`;
    const { status, body, headers } = await ask({ method: 'GET', path });
    assert.equal(status, 200);
    assert.equal(body.extensions, undefined);
    assert.equal(headers['ratelimit'], undefined);
  });

  it('is none where it is off, and the price is told all the same', async () => {
    await start({ RATE_LIMIT: 'off' });
    const { body, headers } = await connect().query(PAGE);
    assert.deepEqual(body.extensions?.cost, {
      requested: PRICE,
      limit: 250_000,
      remaining: null,
      reset: null,
    });
    assert.equal(headers['ratelimit'], undefined);
  });
});
