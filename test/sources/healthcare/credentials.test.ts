import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { authorizedTransport } from '../../../src/sources/dicomweb/healthcare/healthcare-transport.ts';
import type { Reply } from '../../support/answering.ts';
import { failureOf, guarded, KEY, patient, SERVICES, STORE } from './services.ts';
import {
  foundCredentials,
  givingTokens,
  LENT_TOKEN,
  STS_TOKEN,
  SUBJECT_TOKEN,
  setCredentials,
  startWorkload,
} from './workload.ts';

const EMPTY: Reply = { status: 204 };

/** Everything of an error that could be logged. */
const allOf = (error: unknown): string => inspect(error, { depth: 20, showHidden: true });

const assertNoTokens = (error: unknown): void => {
  for (const token of [SUBJECT_TOKEN, STS_TOKEN, LENT_TOKEN]) {
    assert.ok(!allOf(error).includes(token.replace('ya29.', '')), allOf(error));
  }
};

describe('Credentials of a workload', () => {
  it('become a token of the service account that it acts as, once for all questions', async (context) => {
    const { tokens, store, transport } = await startWorkload(context, {
      tokens: givingTokens,
      store: () => EMPTY,
    });

    for (const { ask } of SERVICES) await ask(transport, patient());

    assert.deepEqual(
      store.requests.map(({ headers }) => headers.authorization),
      SERVICES.map(() => `Bearer ${LENT_TOKEN}`),
    );
    const [exchange, loan, ...others] = tokens.requests;
    assert.match(exchange?.body ?? '', new RegExp(`subject_token=${SUBJECT_TOKEN}`));
    assert.equal(loan?.headers.authorization, `Bearer ${STS_TOKEN}`);
    assert.deepEqual(JSON.parse(loan?.body ?? '{}').scope, ['https://scope.example']);
    assert.deepEqual(others, []);
  });

  it('are never told, not even where the store tells them', async (context) => {
    const replies: readonly Reply[] = [
      { status: 200, headers: { 'content-type': `text/html; x=${LENT_TOKEN}` }, body: LENT_TOKEN },
      { status: 400, body: `Bearer ${LENT_TOKEN}` },
      { status: 401, body: JSON.stringify({ error: { message: `bad token ${LENT_TOKEN}` } }) },
      { status: 403, body: LENT_TOKEN },
      { status: 503, body: LENT_TOKEN },
    ];
    for (const reply of replies) {
      const { transport } = await startWorkload(context, {
        tokens: givingTokens,
        store: () => reply,
      });
      for (const ask of [transport.metadata, transport.object]) {
        assertNoTokens(await failureOf((signal) => ask(KEY, signal)));
      }
    }
  });

  it('are never told where the store breaks off', async (context) => {
    const { store, transport } = await startWorkload(context, {
      tokens: givingTokens,
      store: () => EMPTY,
    });
    await transport.metadata(KEY, patient());
    await store.stop();

    const error = await failureOf((signal) => transport.metadata(KEY, signal));

    assert.equal(error.problem, 'NO_ANSWER');
    assertNoTokens(error);
  });
});

describe('Credentials that fail', () => {
  it('give no access, and the store is not asked', async (context) => {
    for (const status of [400, 401, 403]) {
      const body = JSON.stringify({ error: 'invalid_grant', error_description: 'expired' });
      const { store, transport } = await startWorkload(context, {
        tokens: () => ({ status, headers: { 'content-type': 'application/json' }, body }),
        store: () => EMPTY,
      });

      const error = await failureOf((signal) => transport.metadata(KEY, signal));

      assert.equal(error.problem, 'NO_ACCESS');
      assert.match(allOf(error.cause), /invalid_grant/);
      assertNoTokens(error);
      assert.deepEqual(store.requests, []);
    }
  });

  it('give no access where there are none', async (context) => {
    setCredentials(context, '/nowhere/credentials.json');
    const reached = { store: STORE, rootUrl: 'http://127.0.0.1:9', timeoutMs: 1000 };
    const transport = await authorizedTransport(reached, await foundCredentials(1000));

    const error = await failureOf((signal) => transport.metadata(KEY, signal));

    assert.equal(error.problem, 'NO_ACCESS');
    assert.match(allOf(error.cause), /credentials\.json/);
    assert.doesNotMatch(error.message, /credentials\.json/);
  });

  it('are asked for again after a token service was silent', async (context) => {
    const silence = Promise.withResolvers<Reply>();
    let isSilent = true;
    const { transport } = await startWorkload(context, {
      tokens: (request) => (isSilent ? silence.promise : givingTokens(request)),
      store: () => EMPTY,
      timeoutMs: 100,
    });
    context.after(() => silence.resolve(EMPTY));
    const error = await failureOf((signal) => transport.metadata(KEY, signal), 50);
    assert.equal(error.problem, 'TIMEOUT');
    isSilent = false;

    // The library goes on waiting for the silent answer; nobody else does.
    assert.equal(await guarded((signal) => transport.metadata(KEY, signal)), null);
  });
});
