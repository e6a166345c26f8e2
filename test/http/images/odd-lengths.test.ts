import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask } from './ask.ts';
import { IMAGE, serveImages } from './image-server.ts';
import { recordedBytes, someBytes } from './stored.ts';

const BYTES = someBytes(10_000);

describe('A part of bytes of which nobody knows how many there are', () => {
  it('is all of them', async (test) => {
    const images = await serveImages(test, {
      object: async () => recordedBytes(BYTES, { byteLength: null }),
    });

    const headers = { range: 'bytes=0-1' };
    const {
      status,
      headers: sent,
      body,
    } = await ask(images.url, `/images/${IMAGE}/dicom`, { headers });

    assert.equal(status, 200);
    assert.equal(sent['content-length'], undefined);
    assert.equal(sent['accept-ranges'], undefined);
    assert.equal(sent['transfer-encoding'], 'chunked');
    assert.deepEqual(body, BYTES);
  });

  it('is refused where there are none', async (test) => {
    const images = await serveImages(test, { object: async () => recordedBytes(Buffer.alloc(0)) });

    const whole = await images.server.inject(`/images/${IMAGE}/dicom`);
    const part = await images.server.inject({
      url: `/images/${IMAGE}/dicom`,
      headers: { range: 'bytes=0-' },
    });

    assert.equal(whole.statusCode, 200);
    assert.equal(whole.headers['content-length'], '0');
    assert.equal(part.statusCode, 416);
    assert.equal(part.headers['content-range'], 'bytes */0');
  });
});
