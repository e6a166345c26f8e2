import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, it } from 'node:test';
import { folderStore } from '../../../src/sources/folder/folder-store.ts';
import { frameMediaType } from '../../../src/sources/folder/frame-media-type.ts';
import { asItIs, sized } from '../../support/looks.ts';
import { imagesIn, jsonCodec, KEY, OTHER, PNG } from './folder-fixture.ts';

describe('Frames from a folder', () => {
  const images = imagesIn();
  const { codec, asked } = jsonCodec();
  const store = folderStore(images.folder, codec);
  beforeEach(() => {
    images.clear();
    images.write('dicom/00000001_000.dcm', 'pixels');
    asked.splice(0);
  });

  it('are as the codec gives them, with the transfer syntax in their media type', async () => {
    const frame = await store.frame(KEY, 1);

    assert.ok(frame !== null);
    assert.equal(frame.mediaType, 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2');
    assert.equal(frame.byteLength, 6);
    assert.equal((await buffer(frame.open(null))).toString(), 'pixels');
    assert.equal((await buffer(frame.open({ first: 1, last: 3 }))).toString(), 'ixe');
    assert.deepEqual(asked, ['frame 1']);
  });

  it('are null where the object or the frame is not there', async () => {
    assert.equal(await store.frame(KEY, 2), null);
    assert.equal(await store.frame(OTHER, 1), null);
    assert.deepEqual(asked, ['frame 2']);
  });

  it('fail where an object says that its transfer syntax is a line of text', async () => {
    const named = folderStore(images.folder, {
      ...codec,
      frame: async (data) => ({ transferSyntaxUid: '1.2\r\nSet-Cookie: a=b', data }),
    });

    await assert.rejects(named.frame(KEY, 1), { name: 'Error', problem: 'DAMAGED' });
  });
});

describe('The media type of a frame', () => {
  for (const [transferSyntax, name] of [
    ['1.2.840.10008.1.2', 'application/octet-stream'],
    ['1.2.840.10008.1.2.1', 'application/octet-stream'],
    ['1.2.840.10008.1.2.4.50', 'image/jpeg'],
    ['1.2.840.10008.1.2.4.51', 'image/jpeg'],
    ['1.2.840.10008.1.2.4.57', 'image/jpeg'],
    ['1.2.840.10008.1.2.4.70', 'image/jpeg'],
    ['1.2.840.10008.1.2.4.80', 'image/jls'],
    ['1.2.840.10008.1.2.4.90', 'image/jp2'],
    ['1.2.840.10008.1.2.4.201', 'image/jphc'],
    ['1.2.840.10008.1.2.5', 'image/dicom-rle'],
    ['1.2.3', 'application/octet-stream'],
  ] as const) {
    it(`of ${transferSyntax} is ${name}`, () => {
      assert.equal(frameMediaType(transferSyntax), `${name}; transfer-syntax=${transferSyntax}`);
    });
  }
});

describe('Pictures from a folder', () => {
  const images = imagesIn();
  const store = folderStore(images.folder, jsonCodec().codec);
  beforeEach(() => images.clear());

  for (const place of ['png', 'images', 'images_001/images', 'images_012/images']) {
    it(`are the published files, here in ${place}`, async () => {
      images.write(`${place}/00000001_000.png`, PNG);

      const rendition = await store.rendered(KEY, sized({ width: 16, height: 16 }));

      assert.ok(rendition.outcome === 'PICTURE');
      assert.deepEqual(Buffer.from(rendition.bytes), PNG);
    });
  }

  it('cannot be had where there is an object alone', async () => {
    images.write('dicom/00000001_000.dcm', 'pixels');

    assert.deepEqual(await store.rendered(KEY, asItIs), { outcome: 'CANNOT' });
  });

  it('are absent where there is nothing', async () => {
    assert.deepEqual(await store.rendered(KEY, asItIs), { outcome: 'ABSENT' });
  });
});
