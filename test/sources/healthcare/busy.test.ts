import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { type Reply, startAnswering } from '../../support/answering.ts';
import { type GoogleErrorName, googleError } from '../../support/google-errors/google-error.ts';
import { failureOf, guarded, SERVICES, transportTo } from './services.ts';

const BUSY = ['healthcare-quota', 'healthcare-unavailable'] as const;

const busy = (name: GoogleErrorName, retryAfter: string): Reply => {
  const { status, body } = googleError(name);
  return { status, headers: { 'retry-after': retryAfter }, body };
};

/** A store that is busy for so many requests, and empty after them. */
const storeBusyFor = async (context: TestContext, times: number, reply: Reply) => {
  let left = times;
  const upstream = await startAnswering(() => {
    left -= 1;
    return left >= 0 ? reply : { status: 204 };
  });
  context.after(() => upstream.stop());
  return { upstream, transport: await transportTo(upstream.url) };
};

describe('A DICOM store of Google that is busy', () => {
  it('is asked again, after as long as it said', async (context) => {
    for (const name of BUSY) {
      for (const { ask } of SERVICES) {
        const { upstream, transport } = await storeBusyFor(context, 1, busy(name, '0'));

        await guarded((signal) => ask(transport, signal));

        assert.equal(upstream.requests.length, 2);
      }
    }
  });

  it('is left alone where it wants that for longer than a caller waits', async (context) => {
    const later = new Date(Date.now() + 3_600_000).toUTCString();
    for (const name of BUSY) {
      for (const retryAfter of ['120', later]) {
        for (const { ask } of SERVICES) {
          const { upstream, transport } = await storeBusyFor(context, 9, busy(name, retryAfter));

          const error = await failureOf((signal) => ask(transport, signal));

          assert.equal(error.problem, 'BUSY');
          assert.equal(upstream.requests.length, 1);
          const seconds = error.retryAfterSeconds ?? 0;
          assert.ok(retryAfter === '120' ? seconds === 120 : seconds > 3_000 && seconds <= 3_600);
        }
      }
    }
  });

  it('is not asked again by the client itself', async (context) => {
    const { upstream, transport } = await storeBusyFor(context, 9, busy('healthcare-quota', '0'));
    for (const { ask } of SERVICES) {
      await assert.rejects(ask(transport, new AbortController().signal), { retryAfterMs: 0 });
    }

    assert.equal(upstream.requests.length, SERVICES.length);
  });
});
