import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { type AnsweredRequest, type Reply, startAnswering } from '../../support/answering.ts';
import { type GoogleErrorName, googleError } from '../../support/google-errors/google-error.ts';
import { plainLook } from '../../support/looks.ts';
import { failureOf, KEY, patient, SEARCH, SERVICES, STORE, transportTo } from './services.ts';

const refusal = (name: GoogleErrorName): Reply => {
  const { status, body } = googleError(name);
  return { status, headers: { 'content-type': 'application/json; charset=UTF-8' }, body };
};

const DENIED = refusal('healthcare-permission-denied');
const EMPTY: Reply = { status: 204 };

const isSearch = ({ path }: AnsweredRequest): boolean => /\/dicomWeb\/instances\?/.test(path);

const storeThat = async (context: TestContext, answer: (request: AnsweredRequest) => Reply) => {
  const upstream = await startAnswering(answer);
  context.after(() => upstream.stop());
  return { upstream, transport: await transportTo(upstream.url) };
};

describe('A DICOM store of Google that refuses', () => {
  it('does not hold what it answers 403 to, where it lets itself be searched', async (context) => {
    const { upstream, transport } = await storeThat(context, (request) =>
      isSearch(request) ? EMPTY : DENIED,
    );

    assert.equal(await transport.metadata(KEY, patient()), null);
    assert.equal(await transport.object(KEY, patient()), null);
    assert.equal(await transport.frame(KEY, 1, patient()), null);
    const rendition = await transport.rendered(KEY, plainLook, patient());
    assert.deepEqual(rendition, { outcome: 'ABSENT' });

    assert.equal(upstream.requests.filter(isSearch).length, 1);
    assert.equal(upstream.requests.length, 5);
  });

  it('gives no access where it does not even let itself be searched', async (context) => {
    const { upstream, transport } = await storeThat(context, () => DENIED);

    for (const { ask } of SERVICES) {
      const error = await failureOf((signal) => ask(transport, signal));
      assert.equal(error.problem, 'NO_ACCESS');
      assert.match(String(error.cause), /healthcare\.dicomStores\.dicomWebRead/);
      assert.ok(String(error.cause).includes(STORE));
      assert.ok(!error.message.includes(STORE));
    }

    // The one of SEARCH, and one for all others.
    assert.equal(upstream.requests.filter(isSearch).length, 2);
  });

  it('gives no access to credentials that it does not know', async (context) => {
    const { upstream, transport } = await storeThat(context, () =>
      refusal('healthcare-unauthenticated'),
    );

    for (const { ask } of SERVICES) {
      const error = await failureOf((signal) => ask(transport, signal));
      assert.equal(error.problem, 'NO_ACCESS');
      assert.match(String(error.cause), /401: UNAUTHENTICATED: Request had invalid/);
    }
    assert.equal(upstream.requests.length, SERVICES.length);
  });

  it('gives no access where there is no store of that name', async (context) => {
    const { transport } = await storeThat(context, () => ({ status: 404 }));

    const error = await failureOf((signal) => SEARCH.ask(transport, signal));

    assert.equal(error.problem, 'NO_ACCESS');
    assert.match(String(error.cause), /there is none of that name/);
  });

  it('does not hold what it answers 404 to, as others do', async (context) => {
    const { transport } = await storeThat(context, () => ({ status: 404 }));

    assert.equal(await transport.object(KEY, patient()), null);
  });

  it('draws nothing that it cannot decode, and says so', async (context) => {
    for (const name of ['healthcare-bad-request', 'healthcare-not-acceptable'] as const) {
      const { transport } = await storeThat(context, () => refusal(name));
      const rendition = await transport.rendered(KEY, plainLook, patient());
      assert.deepEqual(rendition, { outcome: 'CANNOT' });
    }
  });

  it('has no frame of a number that it finds bad', async (context) => {
    const { transport } = await storeThat(context, () => refusal('healthcare-bad-request'));

    assert.equal(await transport.frame(KEY, 7, patient()), null);
  });

  it('is broken where it finds fault with other requests', async (context) => {
    const { transport } = await storeThat(context, () => refusal('healthcare-bad-request'));

    for (const ask of [transport.metadata, transport.object]) {
      const error = await failureOf((signal) => ask(KEY, signal));
      assert.equal(error.problem, 'BROKEN_ANSWER');
      assert.match(String(error.cause), /400: INVALID_ARGUMENT: .*missing pixel data/);
    }
  });
});
