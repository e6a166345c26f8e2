import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { type BadDay, GOOGLE_BAD_DAYS } from '../../support/google-bad-days.ts';
import { head, startRawUpstream, whole, writeForEver } from '../../support/raw-upstream.ts';
import { failureOf, SERVICES, type Service, transportTo } from './services.ts';

const begun = ({ mediaType }: Service): string => head('200 OK', { 'content-type': mediaType });

const BAD_DAYS: readonly BadDay<[Service]>[] = [
  ...GOOGLE_BAD_DAYS,
  {
    does: 'is silent after it has begun to answer',
    to: (socket, service) => socket.write(begun(service)),
    problem: 'TIMEOUT',
    asked: 1,
  },
  {
    does: 'breaks off within an answer',
    to: (socket, { mediaType }) =>
      socket.end(head('200 OK', { 'content-type': mediaType, 'content-length': 900 })),
    problem: 'NO_ANSWER',
    asked: 2,
  },
  {
    does: 'explains an error for ever',
    to: (socket) => {
      socket.write(head('500 Oh', { 'content-type': 'text/plain' }));
      writeForEver(socket, 'no '.repeat(10_000));
    },
    problem: 'NO_ANSWER',
    asked: 2,
  },
];

describe('A DICOM store of Google on a bad day', () => {
  for (const badDay of BAD_DAYS) {
    it(`that ${badDay.does}`, async (context) => {
      await Promise.all(SERVICES.map((service) => assertFailure(context, badDay, service)));
    });
  }

  it('that answers with a page and calls it what was asked for', async (context) => {
    for (const service of SERVICES) {
      const to = (socket: Socket) => socket.end(whole(service.mediaType, '<h1>Sign in</h1>'));
      const problem = service.mediaType === 'application/dicom' ? 'DAMAGED' : 'BROKEN_ANSWER';
      await assertFailure(context, { to, problem, asked: 1 }, service);
    }
  });

  it('that cuts its JSON', async (context) => {
    const list = JSON.stringify([{ '00100020': { vr: 'LO', Value: ['13'] } }]);
    for (const service of SERVICES.slice(0, 2)) {
      const to = (socket: Socket) => socket.end(whole(service.mediaType, list.slice(0, -9)));
      await assertFailure(context, { to, problem: 'BROKEN_ANSWER', asked: 1 }, service);
    }
  });

  it('that gives what is no list', async (context) => {
    for (const service of SERVICES.slice(0, 2)) {
      const to = (socket: Socket) => socket.end(whole(service.mediaType, '{"error": "none"}'));
      await assertFailure(context, { to, problem: 'BROKEN_ANSWER', asked: 1 }, service);
    }
  });

  it('that never stops answering', async (context) => {
    for (const service of SERVICES.slice(0, 3)) {
      const to = (socket: Socket) => {
        socket.write(begun(service));
        writeForEver(socket, ' '.repeat(1_000_000));
      };
      await assertFailure(context, { to, problem: 'BROKEN_ANSWER', asked: 1 }, service);
    }
  });

  it('that is not there', async () => {
    const upstream = await startRawUpstream(() => {});
    await upstream.stop();
    const transport = await transportTo(upstream.url);
    for (const { ask } of SERVICES) {
      const error = await failureOf((signal) => ask(transport, signal));
      assert.equal(error.problem, 'NO_ANSWER');
    }
  });
});

/** The right failure, after as many requests as are worth making, and every connection let go. */
const assertFailure = async (
  context: TestContext,
  { to, problem, asked }: Omit<BadDay<[Service]>, 'does'>,
  service: Service,
): Promise<void> => {
  const upstream = await startRawUpstream((socket) => to(socket, service));
  context.after(() => upstream.stop());
  const transport = await transportTo(upstream.url);

  const timeoutMs = problem === 'TIMEOUT' ? 1000 : 20_000;
  const error = await failureOf((signal) => service.ask(transport, signal), timeoutMs);

  assert.equal(error.problem, problem, String(error.cause));
  assert.equal(upstream.asked.length, asked);
  await upstream.closed();
};
