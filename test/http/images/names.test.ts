import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ask } from './ask.ts';
import { IMAGE, type ImageServer, startImageServer } from './image-server.ts';

/** Paths that lead nowhere, as they are sent. */
const NOWHERE: readonly string[] = [
  '/images',
  '/images/',
  `/images/${IMAGE}`,
  `/images/${IMAGE}/`,
  `/images/${IMAGE}/metadata`,
  `/images/${IMAGE}/Rendered`,
  `/images/${IMAGE}/rendered/`,
  `/images/${IMAGE}/rendered/x`,
  `/images/${IMAGE}/frames`,
  `/images/${IMAGE}/frames/1/rendered`,
  '/images/../images.ts/rendered',
  '/images/../../etc/passwd',
  `/images/${encodeURIComponent('../../etc/passwd')}/png`,
  '/images/%2e%2e/rendered',
  '/images/%2e%2e%2f00000013_008.png/png',
  '/images/..%5c..%5c00000013_008.png/dicom',
  `/images/.%2F${IMAGE}/png`,
  `/images/${encodeURIComponent(`${IMAGE}/rendered`)}/png`,
  `/images/${IMAGE}%00/rendered`,
  '/images/%00/rendered',
  '/images/00000013_008.png%0a/rendered',
  '/images/00000013_008.png%0d%0aSet-Cookie:a=b/rendered',
  '/images/00000013_008/rendered',
  '/images/00000013_008.PNG/rendered',
  '/images/00000013_008.dcm/dicom',
  '/images/0000013_008.png/rendered',
  '/images/000000013_008.png/rendered',
  '/images/%D9%A0%D9%A00000013_008.png/rendered',
  '/images/*/rendered',
  "/images/'%20OR%201=1--/rendered",
  '/images/%E0%A4%A/rendered',
  '/images/%zz/rendered',
  '/images/%ff/rendered',
  `/images/${'0'.repeat(101)}/rendered`,
  `/images/${'%41'.repeat(3000)}/rendered`,
  `/images/${IMAGE}/frames/${'1'.repeat(101)}`,
];

describe('An address that is no image’s', () => {
  let images: ImageServer;
  let url: string;
  before(async () => {
    images = await startImageServer({});
    url = await images.listen();
  });
  after(() => images?.stop());
  beforeEach(() => void images.asked.splice(0));

  for (const path of NOWHERE) {
    it(`${path.slice(0, 60)} is not found, and nobody is asked`, async () => {
      const { status, headers, body } = await ask(url, path);

      assert.equal(status, 404);
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['set-cookie'], undefined);
      assert.equal(headers.etag, undefined);
      assert.match(
        body.toString(),
        /^\{"errors":\[\{"message":"[^"\\]*(\\"[^"\\]*)*\\?.*"\}\}\]\}$/,
      );
      assert.match(body.toString(), /"extensions":\{"code":"BAD_REQUEST"\}/);
      assert.doesNotMatch(body.toString(), /FST_|fastify|Route|src\/|root:/);
      assert.deepEqual(images.asked, []);
    });
  }

  it('says which image there is not, and asks the catalog alone', async () => {
    for (const resource of ['rendered', 'thumbnail', 'dicom', 'png', 'frames/1']) {
      images.asked.splice(0);
      const { status, body } = await ask(url, `/images/99999999_999.png/${resource}`);

      assert.equal(status, 404, resource);
      const [{ message }] = JSON.parse(body.toString()).errors;
      assert.equal(message, 'The collection has no image "99999999_999.png".');
      assert.deepEqual(images.asked, ['catalog 99999999_999.png']);
    }
  });

  it('that is read in another way than GET and HEAD says which there are', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await ask(url, `/images/${IMAGE}/rendered`, {
        method,
        headers: { 'content-type': 'text/xml' },
      });

      assert.equal(status, 405, method);
      assert.equal(headers.allow, 'GET, HEAD');
    }
    assert.deepEqual(images.asked, []);
  });
});
