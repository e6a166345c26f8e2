import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { IMAGE, type ImageServer, startImageServer } from './image-server.ts';

const TAKEN: readonly (readonly [address: string, picture: string])[] = [
  ['rendered', 'null null PNG 90'],
  ['rendered?width=1', '1 null PNG 90'],
  ['rendered?height=4096&width=4096', '4096 4096 PNG 90'],
  ['rendered?format=jpeg', 'null null JPEG 90'],
  ['rendered?quality=1&format=jpeg', 'null null JPEG 1'],
  ['rendered?format=jpeg&quality=100&height=512', 'null 512 JPEG 100'],
  ['rendered?format=png&quality=50', 'null null PNG 90'],
  ['rendered?width=007', '7 null PNG 90'],
  ['thumbnail', '256 256 JPEG 85'],
  ['thumbnail?size=1', '1 1 JPEG 85'],
  ['thumbnail?size=1024', '1024 1024 JPEG 85'],
];

const WIDTH = /^width takes a whole number from 1 to 4096, found /;

const REFUSED: readonly (readonly [address: string, message: RegExp])[] = [
  ['rendered?width=0', /^width takes a whole number from 1 to 4096, found "0"\.$/],
  ['rendered?width=4097', WIDTH],
  ['rendered?width=-1', WIDTH],
  ['rendered?width=1.5', WIDTH],
  ['rendered?width=1e3', WIDTH],
  ['rendered?width=0x10', WIDTH],
  ['rendered?width=+1', WIDTH],
  ['rendered?width=%201', WIDTH],
  ['rendered?width=%D9%A1', WIDTH],
  ['rendered?width=', /found ""\.$/],
  ['rendered?width', WIDTH],
  ['rendered?width=NaN', WIDTH],
  ['rendered?width=9999999999999999999999', WIDTH],
  ['rendered?height=5000', /^height takes a whole number from 1 to 4096, found "5000"\.$/],
  ['rendered?quality=0', /^quality takes a whole number from 1 to 100, found "0"\.$/],
  ['rendered?format=jpeg&quality=101', /^quality takes a whole number from 1 to 100/],
  ['rendered?format=gif', /^format takes png or jpeg, found "gif"\.$/],
  ['rendered?format=PNG', /^format takes png or jpeg/],
  ['rendered?width=5&width=5', /^"width" is given more than once/],
  ['rendered?size=5', /^Wanted no parameters but width, height, format, quality; found "size"\.$/],
  ['rendered?Width=5', /found "Width"\.$/],
  ['rendered?__proto__=5', /found "__proto__"\.$/],
  ['rendered?constructor=5', /found "constructor"\.$/],
  ['rendered?expires=1&signature=x', /found "expires"\.$/],
  ['thumbnail?size=0', /^size takes a whole number from 1 to 1024, found "0"\.$/],
  ['thumbnail?size=1025', /^size takes a whole number from 1 to 1024/],
  ['thumbnail?width=5', /^Wanted no parameters but size; found "width"\.$/],
  ['dicom?x', /^Wanted no parameters; found "x"\.$/],
  ['png?width=1', /^Wanted no parameters; /],
  ['frames/1?x=1', /^Wanted no parameters; /],
  ['frames/12345678901', /^frames takes a whole number from 1/],
  ['frames/0', /^frames takes a whole number from 1, found "0"\.$/],
  ['frames/01', /^frames takes a whole number from 1/],
  ['frames/-1', /^frames takes a whole number from 1/],
  ['frames/1,2', /^frames takes a whole number from 1/],
  ['frames/', /^frames takes a whole number from 1, found ""\.$/],
  ['frames/x', /^frames takes a whole number from 1/],
];

describe('The parameters of an image address', () => {
  let images: ImageServer;
  before(async () => {
    images = await startImageServer({});
  });
  after(() => images?.stop());
  beforeEach(() => void images.asked.splice(0));

  for (const [address, picture] of TAKEN) {
    it(`${address} asks for ${picture}`, async () => {
      await images.server.inject(`/images/${IMAGE}/${address}`);

      assert.deepEqual(images.asked, [`catalog ${IMAGE}`, `picture ${IMAGE} ${picture}`]);
    });
  }

  for (const [address, message] of REFUSED) {
    it(`${address} is refused, with what was wanted and found`, async () => {
      const answer = await images.server.inject(`/images/${IMAGE}/${address}`);

      assert.equal(answer.statusCode, 400);
      const [error] = answer.json().errors;
      assert.match(error.message, message);
      assert.deepEqual(error.extensions, { code: 'BAD_USER_INPUT' });
      assert.equal(answer.headers['cache-control'], 'no-store');
      assert.equal(answer.headers.etag, undefined);
      assert.deepEqual(images.asked, []);
    });
  }

  it('are repeated shortened, and without what a page or a terminal would run', async () => {
    const hostile = encodeURIComponent(`<script>"\u001b[31m\u202e&é\n${'x'.repeat(500)}`);
    for (const query of [`width=${hostile}`, `format=${hostile}`, `${hostile}=1`]) {
      const answer = await images.server.inject(`/images/${IMAGE}/rendered?${query}`);
      const { message } = answer.json().errors[0];

      assert.equal(answer.statusCode, 400);
      assert.ok(message.length < 150, message);
      assert.match(message, /^[ -~…]+$/);
      assert.doesNotMatch(message, /[<>&]/);
    }
  });
});
