import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ask } from './ask.ts';
import { IMAGE, type ImageServer, startImageServer } from './image-server.ts';
import { recordedBytes, someBytes } from './stored.ts';

const PICTURE = someBytes(300);
const OBJECT = someBytes(5000);
const ORIGINAL = someBytes(4000);
const FRAME = someBytes(2500);

interface Resource {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly disposition: string;
  readonly ranges?: 'bytes';
}

const RESOURCES: Readonly<Record<string, Resource>> = {
  rendered: {
    bytes: PICTURE,
    mediaType: 'image/png',
    disposition: 'inline; filename="00000013_008.png"',
  },
  'rendered?format=jpeg': {
    bytes: PICTURE,
    mediaType: 'image/jpeg',
    disposition: 'inline; filename="00000013_008.jpg"',
  },
  thumbnail: {
    bytes: PICTURE,
    mediaType: 'image/jpeg',
    disposition: 'inline; filename="00000013_008.jpg"',
  },
  dicom: {
    bytes: OBJECT,
    mediaType: 'application/dicom',
    disposition: 'attachment; filename="00000013_008.dcm"',
    ranges: 'bytes',
  },
  png: {
    bytes: ORIGINAL,
    mediaType: 'image/png',
    disposition: 'inline; filename="00000013_008.png"',
    ranges: 'bytes',
  },
  'frames/2': {
    bytes: FRAME,
    mediaType: 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1',
    disposition: 'attachment; filename="00000013_008-frame-2.bin"',
  },
};

describe('What is sent of an image', () => {
  let images: ImageServer;
  let url: string;
  before(async () => {
    images = await startImageServer({
      picture: async (_key, { format }) => ({
        // Part of a larger piece of memory, as libraries give it.
        bytes: new Uint8Array(Buffer.concat([Buffer.alloc(10), PICTURE])).subarray(10),
        mediaType: format === 'PNG' ? 'image/png' : 'image/jpeg',
      }),
      object: async () => recordedBytes(OBJECT),
      original: async () => recordedBytes(ORIGINAL),
      frame: async () =>
        recordedBytes(FRAME, { mediaType: RESOURCES['frames/2']?.mediaType ?? '' }),
    });
    url = await images.listen();
  });
  after(() => images?.stop());
  beforeEach(() => void images.asked.splice(0));

  for (const [resource, { bytes, mediaType, disposition, ranges }] of Object.entries(RESOURCES)) {
    it(`${resource}: all bytes, and what a cache and a browser need to know`, async () => {
      const { status, headers, body } = await ask(url, `/images/${IMAGE}/${resource}`);

      assert.equal(status, 200);
      assert.deepEqual(body, bytes);
      assert.match(headers.etag ?? '', /^"[\w-]{43}"$/);
      assert.deepEqual(
        {
          'content-type': headers['content-type'],
          'content-length': headers['content-length'],
          'content-disposition': headers['content-disposition'],
          'accept-ranges': headers['accept-ranges'],
          'cache-control': headers['cache-control'],
          'x-content-type-options': headers['x-content-type-options'],
          'cross-origin-resource-policy': headers['cross-origin-resource-policy'],
          'content-security-policy': headers['content-security-policy'],
        },
        {
          'content-type': mediaType,
          'content-length': String(bytes.length),
          'content-disposition': disposition,
          'accept-ranges': ranges,
          'cache-control': 'public, max-age=31536000, immutable',
          'x-content-type-options': 'nosniff',
          'cross-origin-resource-policy': 'cross-origin',
          'content-security-policy': "default-src 'none'",
        },
      );
    });

    it(`${resource}: HEAD gives the same headers and no body`, async () => {
      const path = `/images/${IMAGE}/${resource}`;
      const [head, get] = await Promise.all([ask(url, path, { method: 'HEAD' }), ask(url, path)]);

      assert.equal(head.status, 200);
      assert.equal(head.body.length, 0);
      const { date: _headDate, 'x-request-id': _headId, ...ofHead } = head.headers;
      const { date: _getDate, 'x-request-id': _getId, ...ofGet } = get.headers;
      assert.deepEqual(ofHead, ofGet);
    });

    it(`${resource}: who has it already is told so, and nobody is asked`, async () => {
      const path = `/images/${IMAGE}/${resource}`;
      const { etag = '', ...sent } = (await ask(url, path)).headers;
      images.asked.splice(0);

      for (const held of [etag, `W/${etag}`, `"other", ${etag}`, `"a,b" , W/"x",W/${etag},`]) {
        for (const method of ['GET', 'HEAD']) {
          const headers = { 'if-none-match': held, range: 'bytes=0-1' };
          const answer = await ask(url, path, { method, headers });

          assert.equal(answer.status, 304, held);
          assert.equal(answer.body.length, 0);
          assert.equal(answer.headers.etag, etag);
          assert.equal(answer.headers['cache-control'], sent['cache-control']);
          assert.equal(answer.headers['cross-origin-resource-policy'], 'cross-origin');
        }
      }
      assert.deepEqual(images.asked, []);
    });
  }

  it('has the media type of a frame only where that is one', async () => {
    const hostile = ['text/html', 'image/png\r\nset-cookie: a=b', 'x', ''];
    for (const mediaType of hostile) {
      const frames = await startImageServer({
        frame: async () => recordedBytes(FRAME, { mediaType }),
      });
      const answer = await frames.server.inject(`/images/${IMAGE}/frames/1`);

      assert.equal(answer.statusCode, 200);
      assert.equal(answer.headers['content-type'], 'application/octet-stream');
      await frames.stop();
    }
  });
});
