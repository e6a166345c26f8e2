import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import {
  answering,
  atFirst,
  endless,
  type HostileUpstream,
  kind,
  ROOT,
  startUpstream,
} from '../../support/hostile-upstream.ts';
import { BAD_DAYS, BROKEN_ANSWER, NO_ANSWER } from './bad-days.ts';
import { endOf, openStore, questions } from './opened-store.ts';
import { smallStore } from './small-store.ts';

const key = instanceKeyOf('00000001_000.png');
describe('a DICOMweb server on a bad day', () => {
  let upstream: HostileUpstream;
  before(async () => {
    upstream = await startUpstream(smallStore([key]));
  });
  beforeEach(() => {
    upstream.paths.length = 0;
  });
  after(() => upstream.stop());

  for (const [question, ask] of Object.entries(questions)) {
    for (const { name, behaviour, end, but = {}, timeoutMs } of BAD_DAYS) {
      it(`that ${name}, asked for ${question}, fails as ${but[question] ?? end}`, async () => {
        upstream.behave(behaviour);
        const store = openStore(upstream.url, timeoutMs);
        assert.equal(await endOf(ask(store, key)), but[question] ?? end);
        await store.close();
        assert.ok(upstream.paths.every((path) => path.startsWith(`${ROOT}/`)));
      });
    }

    it(`that is not there, asked for ${question}, is told from one that is silent`, async () => {
      const gone = await startUpstream(smallStore([]));
      await gone.stop();
      const store = openStore(gone.url);
      assert.equal(await endOf(ask(store, key)), NO_ANSWER);
      await store.close();
    });

    it(`that is busy once, asked for ${question}, is asked a second time`, async () => {
      upstream.behave(atFirst(1, answering(503, { 'retry-after': '0' }, ''), kind));
      const store = openStore(upstream.url);
      assert.equal(await endOf(ask(store, key)), 'answered');
      assert.equal(upstream.paths.length, 2);
      await store.close();
    });
  }

  for (const question of ['named attributes', 'all attributes', 'picture']) {
    it(`that never ends its body, asked for ${question}, is stopped`, async () => {
      upstream.behave(endless);
      const store = openStore(upstream.url);
      const ask = questions[question] ?? assert.fail();
      assert.equal(await endOf(ask(store, key)), BROKEN_ANSWER);
      assert.equal(upstream.paths.length, 1, 'a broken answer is not asked for again');
      await store.close();
    });
  }

  it('tells when it is worth asking again, where the server says so', async () => {
    upstream.behave(answering(429, { 'retry-after': '30' }, ''));
    const store = openStore(upstream.url);
    await assert.rejects(store.attributes([key], 'ALL'), {
      problem: 'BUSY',
      retryAfterSeconds: 30,
    });
    assert.equal(upstream.paths.length, 1, 'thirty seconds are not waited for');
    await store.close();
  });

  it('tells callers nothing of the store', async () => {
    upstream.behave(answering(500, {}, 'stack trace at /srv/store'));
    const store = openStore(upstream.url);
    await assert.rejects(store.object(key), {
      message: 'The source DICOMWEB did not answer. Try again later.',
    });
    await store.close();
  });
});
