import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BadDay, GOOGLE_BAD_DAYS } from '../../support/google-bad-days.ts';
import { head, whole, writeForEver } from '../../support/raw-upstream.ts';
import { bucketThat, failureOf, HELD } from './bucket.ts';

const BAD_DAYS: readonly BadDay[] = [
  ...GOOGLE_BAD_DAYS,
  {
    does: 'is silent after it has begun to answer',
    to: (socket) => socket.write(head('200 OK', { 'content-type': 'image/png' })),
    problem: 'TIMEOUT',
    asked: 1,
  },
  {
    does: 'breaks off within an answer',
    to: (socket) => socket.end(head('200 OK', { 'content-length': 900 })),
    problem: 'NO_ANSWER',
    asked: 2,
  },
  {
    does: 'explains an error for ever',
    to: (socket) => {
      socket.write(head('503 Oh', { 'content-type': 'text/plain' }));
      writeForEver(socket, 'no '.repeat(10_000));
    },
    problem: 'BUSY',
    asked: 2,
  },
];

describe('A bucket on a bad day', () => {
  for (const { does, to, problem, asked } of BAD_DAYS) {
    const timeoutMs = problem === 'TIMEOUT' ? 1000 : 20_000;

    it(`that ${does}`, async (context) => {
      const { upstream, files } = await bucketThat(context, to, timeoutMs);

      const error = await failureOf(files.original(HELD));

      assert.equal(error.source, 'CLOUD_STORAGE');
      assert.equal(error.problem, problem, String(error.cause));
      assert.equal(upstream.asked.length, asked);
      await upstream.closed();
    });

    it(`that ${does} is not well`, async (context) => {
      const { upstream, files } = await bucketThat(context, to, timeoutMs);

      const { isHealthy, message } = await files.status();

      assert.equal(isHealthy, false);
      assert.match(message ?? '', /^The source CLOUD_STORAGE /);
      await upstream.closed();
    });
  }

  it('that cuts its JSON is not well', async (context) => {
    const { files } = await bucketThat(context, (socket) =>
      socket.end(whole('application/json', '{"items": [{"na')),
    );

    assert.equal((await files.status()).isHealthy, false);
  });
});
