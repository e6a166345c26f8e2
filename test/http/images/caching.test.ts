import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ask } from './ask.ts';
import { IMAGE, type ImageServer, serveImages, startImageServer } from './image-server.ts';
import { recordedBytes, someBytes } from './stored.ts';

const BYTES = someBytes(300);

describe('What a cache knows of an image', () => {
  let images: ImageServer;
  let url: string;
  before(async () => {
    const hold = async () => recordedBytes(BYTES);
    images = await startImageServer({
      picture: async () => ({ bytes: BYTES, mediaType: 'image/png' }),
      object: hold,
      original: hold,
      frame: hold,
    });
    url = await images.listen();
  });
  after(() => images?.stop());

  it('is sent anew to who has another version, or asks for any', async () => {
    const path = `/images/${IMAGE}/thumbnail`;
    const { etag = '' } = (await ask(url, path)).headers;

    for (const held of ['*', '"other"', 'W/"other"', etag.slice(1, -1), `"x${etag.slice(1)}`, '']) {
      const { status } = await ask(url, path, { headers: { 'if-none-match': held } });
      assert.equal(status, 200, held);
    }
  });

  it('is another name for each image, resource and way to draw it', async () => {
    const names = new Set<string>();
    const addresses = [
      'rendered',
      'rendered?width=10',
      'rendered?height=10',
      'rendered?width=10&height=10',
      'rendered?format=jpeg',
      'rendered?format=jpeg&quality=80',
      'thumbnail',
      'thumbnail?size=10',
      'dicom',
      'png',
      'frames/1',
      'frames/2',
    ];
    for (const image of [IMAGE, '00000013_005.png']) {
      for (const address of addresses) {
        const { headers } = await ask(url, `/images/${image}/${address}`);
        names.add(headers.etag ?? '');
      }
    }
    assert.equal(names.size, 2 * addresses.length);
  });

  it('is one name where it is the same, however it is asked for', async () => {
    const same = [
      ['thumbnail', 'thumbnail?size=256'],
      ['rendered', 'rendered?format=png', 'rendered?quality=10'],
      ['rendered?width=10&height=20', 'rendered?height=20&format=png&width=10'],
      ['rendered?format=jpeg', 'rendered?format=jpeg&quality=90'],
    ];
    for (const addresses of same) {
      const names = new Set<string | undefined>();
      for (const address of addresses) {
        names.add((await ask(url, `/images/${IMAGE}/${address}`)).headers.etag);
      }
      assert.equal(names.size, 1, addresses.join());
    }
  });
});

describe('What a cache knows of an image of the sample', () => {
  it('is another name than that of the published image, and that it has to ask each time', async (test) => {
    const picture = async () => ({ bytes: BYTES, mediaType: 'image/png' }) as const;
    const path = `/images/${IMAGE}/thumbnail`;
    const published = await ask((await serveImages(test, { picture })).url, path);
    const sample = await serveImages(test, { picture, isSynthetic: true });

    const { headers } = await ask(sample.url, path);
    const again = await ask(sample.url, path, { headers: { 'if-none-match': headers.etag ?? '' } });

    assert.equal(headers['cache-control'], 'public, no-cache');
    assert.notEqual(headers.etag, published.headers.etag);
    assert.equal(again.status, 304);
    assert.equal(sample.asked.filter((line) => line.startsWith('picture')).length, 1);
  });
});
