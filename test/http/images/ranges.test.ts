import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ask } from './ask.ts';
import { IMAGE, type ImageServer, startImageServer } from './image-server.ts';
import { type RecordedBytes, recordedBytes, someBytes } from './stored.ts';

const BYTES = someBytes(10_000);

/** The Range header, and the bytes that it asks for. */
const PARTS: readonly (readonly [header: string, first: number, last: number])[] = [
  ['bytes=0-0', 0, 0],
  ['bytes=0-99', 0, 99],
  ['bytes=100-9998', 100, 9998],
  ['bytes=9999-', 9999, 9999],
  ['bytes=0-', 0, 9999],
  ['bytes=5000-99999999999999999999', 5000, 9999],
  ['bytes=-1', 9999, 9999],
  ['bytes=-500', 9500, 9999],
  ['bytes=-10001', 0, 9999],
  ['Bytes=3-4', 3, 4],
];

const WHOLE: readonly string[] = [
  'bytes=0-1,5-6',
  'bytes=5-4',
  'bytes=-',
  'bytes=',
  'bytes=a-b',
  'bytes=1-2-3',
  'bytes=--5',
  'bytes = 0-1',
  'lines=0-1',
  '0-1',
  '',
];

const BEHIND: readonly string[] = ['bytes=10000-', 'bytes=10000-10001', 'bytes=-0', 'bytes=99999-'];

describe('A part of stored bytes', () => {
  let images: ImageServer;
  let url: string;
  let stored: RecordedBytes;
  const hold = async () => {
    stored = recordedBytes(BYTES);
    return stored;
  };
  before(async () => {
    images = await startImageServer({ object: hold, original: hold, frame: hold });
    url = await images.listen();
  });
  after(() => images?.stop());

  for (const resource of ['dicom', 'png']) {
    const get = (headers: Readonly<Record<string, string>>, method = 'GET') =>
      ask(url, `/images/${IMAGE}/${resource}`, { method, headers });

    for (const [header, first, last] of PARTS) {
      it(`${resource}: ${header} gives bytes ${first} to ${last}, and the store is asked for them alone`, async () => {
        const { status, headers, body } = await get({ range: header });

        assert.equal(status, 206);
        assert.equal(headers['content-range'], `bytes ${first}-${last}/10000`);
        assert.equal(headers['content-length'], String(last - first + 1));
        assert.deepEqual(body, BYTES.subarray(first, last + 1));
        assert.deepEqual(stored.events, [`opened ${first}-${last}`, 'read']);
      });
    }

    for (const header of WHOLE) {
      it(`${resource}: "${header}" gives all bytes`, async () => {
        const { status, headers, body } = await get({ range: header });

        assert.equal(status, 200);
        assert.equal(headers['content-range'], undefined);
        assert.deepEqual(body, BYTES);
        assert.deepEqual(stored.events, ['opened', 'read']);
      });
    }

    for (const header of BEHIND) {
      it(`${resource}: ${header} is refused, and says how many bytes there are`, async () => {
        const { status, headers, body } = await get({ range: header });

        assert.equal(status, 416);
        assert.equal(headers['content-range'], 'bytes */10000');
        assert.equal(headers['cache-control'], 'no-store');
        assert.equal(headers.etag, undefined);
        assert.match(body.toString(), /There are 10000 bytes/);
        assert.deepEqual(stored.events, ['closed']);
      });
    }

    it(`${resource}: is for who has the same version of the rest`, async () => {
      const { etag = '' } = (await get({})).headers;

      assert.equal((await get({ range: 'bytes=0-1', 'if-range': etag })).status, 206);
      for (const other of ['"other"', `W/${etag}`, 'Wed, 21 Oct 2015 07:28:00 GMT', '']) {
        const answer = await get({ range: 'bytes=0-1', 'if-range': other });
        assert.equal(answer.status, 200, other);
        assert.deepEqual(answer.body, BYTES);
      }
    });

    it(`${resource}: is not for HEAD, which closes what it does not read`, async () => {
      const { status, headers } = await get({ range: 'bytes=0-1' }, 'HEAD');

      assert.equal(status, 200);
      assert.equal(headers['content-length'], '10000');
      assert.deepEqual(stored.events, ['closed']);
    });
  }

  it('cannot be had of a frame', async () => {
    const headers = { range: 'bytes=0-1' };
    const answer = await ask(url, `/images/${IMAGE}/frames/1`, { headers });

    assert.equal(answer.status, 200);
    assert.equal(answer.headers['accept-ranges'], undefined);
    assert.deepEqual(answer.body, BYTES);
  });
});
