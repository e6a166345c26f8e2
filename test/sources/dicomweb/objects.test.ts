import assert from 'node:assert/strict';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { DicomStore } from '../../../src/dicom/dicom-store.source.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import {
  type Behaviour,
  cutting,
  type HostileUpstream,
  kind,
  startUpstream,
} from '../../support/hostile-upstream.ts';
import { openStore } from './opened-store.ts';
import { multipart, OBJECT, smallStore } from './small-store.ts';

const key = instanceKeyOf('00000001_000.png');
const absent = instanceKeyOf('00000002_000.png');

let upstream: HostileUpstream;
let store: DicomStore;

/** The object, which is there. */
const heldObject = async () => (await store.object(key)) ?? assert.fail('it is not held');

/** Gives the right head, the first bytes of the body, and then nothing. */
const stalling: Behaviour = ({ response, good }) => {
  response.writeHead(200, { ...good.headers, 'content-length': good.body.length });
  response.write(good.body.subarray(0, 1000));
};

describe('an object of a DICOMweb server', () => {
  before(async () => {
    upstream = await startUpstream(smallStore([key]));
  });
  beforeEach(() => {
    upstream.behave(kind);
    store = openStore(upstream.url);
  });
  after(() => upstream.stop());

  it('comes out of its part, byte for byte, with its length', async () => {
    const object = await heldObject();
    assert.deepEqual([object.byteLength, object.mediaType], [OBJECT.length, 'application/dicom']);
    assert.ok(OBJECT.equals(await buffer(object.open(null))));
    await store.close();
  });

  it('is read as well where it comes without parts', async () => {
    upstream.behave(({ response }) => {
      response.writeHead(200, { 'content-type': 'application/dicom; transfer-syntax=1.2' });
      response.end(OBJECT);
    });
    const object = await heldObject();
    assert.deepEqual([object.byteLength, object.mediaType], [null, 'application/dicom']);
    assert.ok(OBJECT.equals(await buffer(object.open(null))));
    await store.close();
  });

  for (const [first, last] of [
    [0, 0],
    [0, OBJECT.length - 1],
    [127, 40_000],
    [OBJECT.length - 1, OBJECT.length - 1],
  ] as const) {
    it(`gives its bytes from ${first} to ${last}, both included`, async () => {
      const part = await buffer((await heldObject()).open({ first, last }));
      assert.ok(OBJECT.subarray(first, last + 1).equals(part));
      await store.close();
    });
  }

  it('ends its request where the part that is wanted has come', async () => {
    upstream.behave(stalling);
    const part = await buffer((await heldObject()).open({ first: 0, last: 199 }));
    assert.ok(OBJECT.subarray(0, 200).equals(part));
    await upstream.brokenOff();
    await store.close();
  });

  it('ends its request where it is let go of unread', async () => {
    upstream.behave(stalling);
    (await heldObject()).close();
    await upstream.brokenOff();
    await store.close();
  });

  it('ends its request where its receiver goes away while the server is silent', async () => {
    upstream.behave(stalling);
    const stream = (await heldObject()).open(null);
    await once(stream, 'readable');
    stream.destroy();
    await upstream.brokenOff();
    await store.close();
  });

  it('leaves its connection to the next one where it is read to its end', async () => {
    const earlier = upstream.connections();
    for (let times = 0; times < 9; times += 1) await buffer((await heldObject()).open(null));
    // The last bytes of an answer, behind the object, may come when the next is asked for already.
    assert.ok(upstream.connections() - earlier <= 2);
    await store.close();
  });

  for (const framing of ['content-length', 'chunked', 'until closed'] as const) {
    it(`fails in the middle where the server does, and is never just short (${framing})`, async () => {
      upstream.behave(cutting(framing, 0.9));
      const stream = (await heldObject()).open(null);
      await assert.rejects(buffer(stream), { code: 'SOURCE_UNAVAILABLE', source: 'DICOMWEB' });
      await store.close();
    });
  }

  it('is null where it is not held', async () => {
    assert.equal(await store.object(absent), null);
    await store.close();
  });

  it('is damaged where it is called a DICOM object and is none', async () => {
    upstream.behave(({ response }) => {
      const { headers, body } = multipart('application/dicom', Buffer.from('<html></html>'));
      response.writeHead(200, { ...headers }).end(body);
    });
    await assert.rejects(store.object(key), { problem: 'DAMAGED' });
    await store.close();
  });
});
