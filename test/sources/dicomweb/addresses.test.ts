import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { standardTransport } from '../../../src/sources/dicomweb/standard-transport.ts';
import { type HostileUpstream, ROOT, startUpstream } from '../../support/hostile-upstream.ts';
import { asItIs, plainLook } from '../../support/looks.ts';
import { openStore, questions } from './opened-store.ts';
import { smallStore } from './small-store.ts';

const key = instanceKeyOf('00000001_000.png');

/** What must never reach an address. */
const NO_UIDS = [
  '../..',
  '1.2.3/../../x',
  '1.2.3%2F..%2F..',
  '1.2.3?x=1',
  '1.2.3#x',
  '1.2.3\r\nHost: elsewhere',
  '1.2.3 ',
  '1..3',
  '.1.3',
  '1.3.',
  '१.२.३',
  `1.${'2'.repeat(63)}`,
  '',
];

describe('the addresses that a DICOMweb server is asked', () => {
  let upstream: HostileUpstream;
  before(async () => {
    upstream = await startUpstream(smallStore([key]));
  });
  after(() => upstream.stop());

  for (const uid of NO_UIDS) {
    it(`have no part that is no UID: ${JSON.stringify(uid.slice(0, 20))}`, async () => {
      upstream.paths.length = 0;
      const store = openStore(upstream.url);
      const transport = standardTransport({ url: upstream.url, authorization: null, timeoutMs: 1 });
      const { signal } = new AbortController();
      for (const level of ['studyUid', 'seriesUid', 'instanceUid']) {
        const bad = { ...key, [level]: uid };
        for (const ask of Object.values(questions))
          await assert.rejects(ask(store, bad), TypeError);
        await assert.rejects(store.attributes([key, bad], []), TypeError);
        await assert.rejects(transport.metadata(bad, signal), TypeError);
        await assert.rejects(transport.rendered(bad, plainLook, signal), TypeError);
        await assert.rejects(transport.object(bad, signal), TypeError);
        await assert.rejects(transport.frame(bad, 1, signal), TypeError);
      }
      assert.deepEqual(upstream.paths, []);
      await store.close();
      await transport.close();
    });
  }

  it('all are below the root of the service, however that is written', async () => {
    for (const url of [upstream.url, `${upstream.url}/`]) {
      upstream.paths.length = 0;
      const store = openStore(url);
      for (const ask of Object.values(questions)) await ask(store, key);
      const instance = `${ROOT}/studies/${key.studyUid}/series/${key.seriesUid}/instances/${key.instanceUid}`;
      assert.deepEqual(upstream.paths, [
        `${ROOT}/instances?SOPInstanceUID=${key.instanceUid}&includefield=00100020&limit=1`,
        `${instance}/metadata`,
        `${instance}/rendered?viewport=100,90`,
        instance,
        `${instance}/frames/1`,
      ]);
      await store.close();
    }
  });

  it('have no viewport where no size is asked for', async () => {
    upstream.paths.length = 0;
    const store = openStore(upstream.url);
    await store.rendered(key, asItIs);
    assert.match(upstream.paths[0] ?? '', /\/rendered$/);
    await store.close();
  });

  it('are asked with the Authorization header that is configured, and with none otherwise', async () => {
    for (const authorization of ['Basic AAAA', null]) {
      upstream.headers.length = 0;
      const transport = standardTransport({ url: upstream.url, authorization, timeoutMs: 20_000 });
      await transport.searchInstances([['limit', '1']], new AbortController().signal);
      assert.equal(upstream.headers[0]?.authorization, authorization ?? undefined);
      await transport.close();
    }
  });

  it('keep a text that is searched for within its parameter', async () => {
    upstream.paths.length = 0;
    const transport = standardTransport({
      url: upstream.url,
      authorization: null,
      timeoutMs: 20_000,
    });
    const { signal } = new AbortController();
    await transport.searchInstances([['PatientName', 'a&limit=9,#/../x']], signal);
    assert.deepEqual(upstream.paths, [`${ROOT}/instances?PatientName=a%26limit%3D9,%23%2F..%2Fx`]);
    await transport.close();
  });

  it('are not asked for a frame that cannot be', async () => {
    upstream.paths.length = 0;
    const store = openStore(upstream.url);
    for (const frameNumber of [0, -1, 1.5, Number.NaN, 2 ** 60]) {
      assert.equal(await store.frame(key, frameNumber), null);
    }
    assert.deepEqual(upstream.paths, []);
    await store.close();
  });
});
