import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { standardTransport } from '../../../src/sources/dicomweb/standard-transport.ts';
import { transportStatus } from '../../../src/sources/dicomweb/transport-status.ts';
import {
  answering,
  type HostileUpstream,
  kind,
  ROOT,
  silent,
  startUpstream,
} from '../../support/hostile-upstream.ts';
import { openStore } from './opened-store.ts';
import { keysOf, smallStore } from './small-store.ts';

let upstream: HostileUpstream;

describe('the status of a DICOMweb server', () => {
  before(async () => {
    upstream = await startUpstream(smallStore(keysOf(3)));
  });
  beforeEach(() => {
    upstream.behave(kind);
    upstream.paths.length = 0;
  });
  after(() => upstream.stop());

  it('is well where a search for one instance is answered', async () => {
    const store = openStore(upstream.url);
    assert.deepEqual(await store.status(), {
      source: 'DICOMWEB',
      adapter: 'dicomweb',
      isHealthy: true,
      message: null,
    });
    assert.deepEqual(upstream.paths, [`${ROOT}/instances?limit=1`]);
    await store.close();
  });

  it('is well where the server holds nothing yet', async () => {
    upstream.behave(answering(204, {}, ''));
    const store = openStore(upstream.url);
    assert.equal((await store.status()).isHealthy, true);
    await store.close();
  });

  for (const [name, behaviour, message] of [
    [
      'refuses',
      answering(403, {}, ''),
      'The source DICOMWEB refuses this gateway. Its operator has to grant it access.',
    ],
    [
      'sends a page',
      answering(200, { 'content-type': 'text/html' }, '<p>'),
      'The source DICOMWEB gave an answer that cannot be read.',
    ],
    [
      'sends no list',
      answering(200, { 'content-type': 'application/json' }, '{}'),
      'The source DICOMWEB does not search for instances.',
    ],
    [
      'has no such service',
      answering(404, {}, ''),
      'The source DICOMWEB does not search for instances.',
    ],
    ['says nothing', silent, 'The source DICOMWEB did not answer in time. Try again later.'],
  ] as const) {
    it(`says in words that it ${name}`, async () => {
      upstream.behave(behaviour);
      const store = openStore(upstream.url);
      const status = await store.status();
      assert.deepEqual([status.isHealthy, status.message], [false, message]);
      await store.close();
    });
  }

  it('is asked for once by all who ask at a time, and again when it is old', async () => {
    let time = 0;
    const transport = standardTransport({
      url: upstream.url,
      authorization: null,
      timeoutMs: 9000,
    });
    const status = transportStatus(transport, () => time);
    await Promise.all([status(), status(), status()]);
    time = 2999;
    assert.equal((await status()).isHealthy, true);
    assert.equal(upstream.paths.length, 1);
    time = 3000;
    upstream.behave(answering(403, {}, ''));
    assert.equal((await status()).isHealthy, false);
    assert.equal(upstream.paths.length, 2);
    await transport.close();
  });
});
