import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { DicomStore } from '../../../src/dicom/dicom-store.source.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import {
  answering,
  atFirst,
  type HostileUpstream,
  kind,
  startUpstream,
} from '../../support/hostile-upstream.ts';
import { asItIs, nothing, sized } from '../../support/looks.ts';
import { openStore } from './opened-store.ts';
import { OBJECT, PNG, smallStore } from './small-store.ts';

const key = instanceKeyOf('00000001_000.png');
const absent = instanceKeyOf('00000002_000.png');

let upstream: HostileUpstream;
let store: DicomStore;

/** Content-Type headers of answers with a frame, and how the frame is then described. */
const FRAME_TYPES = [
  ['image/jp2; transfer-syntax=1.2.840.10008.1.2.4.91', null],
  ['image/jpeg', 'image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.70'],
  [
    'IMAGE/JLS; Transfer-Syntax="1.2.840.10008.1.2.4.81"',
    'image/jls; transfer-syntax=1.2.840.10008.1.2.4.81',
  ],
  [
    'application/octet-stream; transfer-syntax=*',
    'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1',
  ],
  [
    'application/octet-stream; transfer-syntax=1.2.840.10008.1.2\u00E9',
    'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1',
  ],
] as const;

describe('a frame and a picture of a DICOMweb server', () => {
  before(async () => {
    upstream = await startUpstream(smallStore([key]));
  });
  beforeEach(() => {
    upstream.behave(kind);
    upstream.paths.length = 0;
    store = openStore(upstream.url);
  });
  after(() => upstream.stop());

  it('comes out of its part with the transfer syntax that the standard presumes', async () => {
    const frame = (await store.frame(key, 1)) ?? assert.fail();
    assert.equal(frame.mediaType, 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1');
    assert.ok(OBJECT.equals(await buffer(frame.open(null))));
    await store.close();
  });

  for (const [written, read] of FRAME_TYPES) {
    it(`without parts, as ${written.slice(0, 52)}, tells what it is`, async () => {
      upstream.behave(({ response }) => {
        response.writeHead(200, { 'content-type': written, 'content-length': 3 }).end('abc');
      });
      const frame = (await store.frame(key, 1)) ?? assert.fail();
      assert.deepEqual([frame.mediaType, frame.byteLength], [read ?? written, 3]);
      assert.equal((await buffer(frame.open({ first: 1, last: 1 }))).toString(), 'b');
      await store.close();
    });
  }

  it('tells the transfer syntax that Orthanc puts into the type of its parts', async () => {
    upstream.behave(({ response }) => {
      const type = 'image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.51';
      response.writeHead(200, { 'content-type': `multipart/related; type="${type}"; boundary=b` });
      response.end('--b\r\nContent-Type: image/jpeg\r\n\r\nabc\r\n--b--\r\n');
    });
    const frame = (await store.frame(key, 1)) ?? assert.fail();
    assert.equal(frame.mediaType, 'image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.51');
    assert.equal((await buffer(frame.open(null))).toString(), 'abc');
    await store.close();
  });

  for (const [name, behaviour] of [
    ['404', answering(404, {}, '')],
    ['400', answering(400, {}, '')],
    [
      '400, and 500 where it would have to decode it',
      atFirst(1, answering(400, {}, ''), answering(500, {}, '')),
    ],
  ] as const) {
    it(`is null where the server answers ${name}`, async () => {
      upstream.behave(behaviour);
      assert.equal(await store.frame(key, 2), null);
      await store.close();
    });
  }

  it('is a picture where the server draws it', async () => {
    const size = { width: 10, height: 9 };
    assert.deepEqual(await store.rendered(key, sized(size)), { outcome: 'PICTURE', bytes: PNG });
    await store.close();
  });

  it('is no picture where there is no such instance, and nothing is asked', async () => {
    const asked = upstream.paths.length;
    assert.deepEqual(await store.rendered(absent, nothing), { outcome: 'ABSENT' });
    assert.equal(upstream.paths.length, asked);
    await store.close();
  });

  for (const status of [400, 404, 405, 406, 415, 500, 501]) {
    it(`cannot be drawn where the server answers ${status} for a picture alone`, async () => {
      upstream.behave((exchange) =>
        exchange.request.url?.endsWith('/rendered')
          ? answering(status, {}, '{"OrthancStatus":1}')(exchange)
          : kind(exchange),
      );
      assert.deepEqual(await store.rendered(key, asItIs), { outcome: 'CANNOT' });
      await store.close();
    });
  }

  it('is asked for again where the server fails in passing, and not drawn elsewhere', async () => {
    upstream.behave(atFirst(1, answering(500, {}, 'Out of memory.'), kind));
    assert.deepEqual(await store.rendered(key, asItIs), { outcome: 'PICTURE', bytes: PNG });
    await store.close();
  });

  it('fails where the picture is cut, though its length is right', async () => {
    const cut = PNG.subarray(0, -4);
    upstream.behave(({ response }) => {
      response
        .writeHead(200, { 'content-type': 'image/png', 'content-length': cut.length })
        .end(cut);
    });
    await assert.rejects(store.rendered(key, asItIs), { problem: 'BROKEN_ANSWER' });
    await store.close();
  });
});
