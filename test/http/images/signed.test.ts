import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type ImageResource, imageAddress } from '../../../src/terms/image-address.ts';
import { IMAGE, type ImageServer, startImageServer } from './image-server.ts';
import { recordedBytes, someBytes } from './stored.ts';

const SECRET = 'a secret of at least 32 characters';
const BYTES = someBytes(100);

const RESOURCES: readonly (readonly [ImageResource, Readonly<Record<string, string | number>>])[] =
  [
    ['rendered', {}],
    ['rendered', { width: 64, format: 'jpeg', quality: 50 }],
    ['thumbnail', { size: 64 }],
    ['dicom', {}],
    ['png', {}],
    ['frames/1', {}],
  ];

describe('Where addresses of images are signed', () => {
  let images: ImageServer;
  let seconds = 1001;
  const imageUrls = { secret: SECRET, ttlSeconds: 100, nowMs: () => seconds * 1000 };
  const signed = (resource: ImageResource, parameters = {}): string =>
    imageAddress({ ...imageUrls, origin: '' }, { imageIndex: IMAGE, resource }, parameters);

  before(async () => {
    const hold = async () => recordedBytes(BYTES);
    images = await startImageServer({
      imageUrls,
      picture: async () => ({ bytes: BYTES, mediaType: 'image/png' }),
      object: hold,
      original: hold,
      frame: hold,
    });
  });
  after(() => images?.stop());
  beforeEach(() => {
    seconds = 1001;
    images.asked.splice(0);
  });

  for (const [resource, parameters] of RESOURCES) {
    const name = `${resource} ${JSON.stringify(parameters)}`;
    it(`${name}: what the graph gives out is answered, and kept no longer than it is good`, async () => {
      const url = signed(resource, parameters);
      const answer = await images.server.inject(url);

      assert.equal(answer.statusCode, 200, answer.body);
      assert.equal(answer.headers['cache-control'], 'private, max-age=199, immutable');

      seconds = 1190;
      const again = await images.server.inject({
        url,
        headers: { 'if-none-match': String(answer.headers.etag) },
      });
      assert.equal(again.statusCode, 304);
      assert.equal(again.headers['cache-control'], 'private, max-age=10, immutable');
      const head = await images.server.inject({ method: 'HEAD', url });
      assert.equal(head.statusCode, 200);
    });

    it(`${name}: what it did not give out is refused, and nobody is asked`, async () => {
      const url = signed(resource, parameters);
      const [path = ''] = url.split('?');
      for (const address of [
        path,
        url.replace(IMAGE, '00000013_005.png'),
        url.replace(/expires=\d+/, 'expires=9999999999'),
        url.replace(/signature=./, 'signature=-'),
        `${url}&size=1024`,
        `${path}?signature=x&expires=9999999999`,
      ]) {
        const answer = await images.server.inject(address);

        const isRepeated = (address.match(/size=/g) ?? []).length > 1;
        assert.equal(answer.statusCode, isRepeated ? 400 : 403, address);
        assert.equal(answer.headers['cache-control'], 'no-store');
        assert.equal(answer.headers.etag, undefined);
        if (!isRepeated) assert.equal(answer.json().errors[0].extensions.code, 'FORBIDDEN');
      }
      assert.deepEqual(images.asked, []);
    });
  }

  it('one that is too old is refused, and says so', async () => {
    const url = signed('thumbnail');
    const { etag } = (await images.server.inject(url)).headers;
    images.asked.splice(0);
    seconds = 1200;

    for (const headers of [{}, { 'if-none-match': String(etag) }]) {
      const answer = await images.server.inject({ url, headers });
      assert.equal(answer.statusCode, 403);
      assert.match(answer.json().errors[0].message, /has expired\. Ask the graph for a new one/);
    }
    assert.deepEqual(images.asked, []);
  });

  it('the name of the bytes does not depend on the signature', async () => {
    const first = await images.server.inject(signed('thumbnail'));
    seconds = 1150;
    const second = await images.server.inject(signed('thumbnail'));

    assert.equal(first.headers.etag, second.headers.etag);
  });

  it('a signed address with parameters that are wrong says what is wrong', async () => {
    const answer = await images.server.inject(signed('thumbnail', { size: 5000 }));

    assert.equal(answer.statusCode, 400);
    assert.match(answer.json().errors[0].message, /^size takes/);
  });
});
