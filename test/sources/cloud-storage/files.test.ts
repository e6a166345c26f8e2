import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import {
  BUCKET,
  DAMAGED,
  failureOf,
  filesAt,
  HELD,
  opened,
  PAYER,
  PNG,
  startBucket,
} from './bucket.ts';

const OBJECT = `/storage/v1/b/${BUCKET}/o/png%2F${HELD}?alt=media&userProject=${PAYER}`;

describe('Files of a bucket', () => {
  it('come as they are held, at the cost of the project that pays', async (context) => {
    const { url, requests } = await startBucket(context);
    const files = await filesAt({ url });

    const file = await opened(files);

    assert.equal(file.mediaType, 'image/png');
    assert.equal(file.byteLength, PNG.length);
    assert.ok((await buffer(file.open(null))).equals(PNG));
    assert.deepEqual(requests, [{ path: OBJECT, range: null }]);
  });

  it('come in parts, which alone are asked for', async (context) => {
    const { url, requests } = await startBucket(context);
    const files = await filesAt({ url });
    const last = PNG.length - 1;

    for (const [from, to] of [
      [0, 0],
      [8, 70_000],
      [100_000, last],
      [last, last],
    ] as const) {
      requests.length = 0;
      const file = await opened(files);
      const part = await buffer(file.open({ first: from, last: to }));
      assert.ok(part.equals(PNG.subarray(from, to + 1)));
      assert.deepEqual(requests, [
        { path: OBJECT, range: null },
        { path: OBJECT, range: `bytes=${from}-${to}` },
      ]);
    }
  });

  it('are null where the bucket does not hold them', async (context) => {
    const files = await filesAt(await startBucket(context));

    assert.equal(await files.original('00000014_000.png'), null);
  });

  it('are not asked for by names of another form', async (context) => {
    const { url, requests } = await startBucket(context);
    const files = await filesAt({ url });
    const names = [
      '../secret.txt',
      '..%2fsecret.txt',
      'secret.txt',
      '',
      '.',
      `${HELD}?alt=json`,
      `x/${HELD}`,
      `${HELD}\n`,
      '00000013_008.dcm',
    ];

    for (const name of names) assert.equal(await files.original(name), null);

    assert.deepEqual(requests, []);
  });

  it('that are no pictures are damaged', async (context) => {
    const files = await filesAt(await startBucket(context));

    const error = await failureOf(files.original(DAMAGED));

    assert.equal(error.source, 'CLOUD_STORAGE');
    assert.equal(error.problem, 'DAMAGED');
  });

  it('may be let go of unread', async (context) => {
    const { url } = await startBucket(context);
    const files = await filesAt({ url });
    for (let round = 0; round < 60; round++) (await opened(files)).close();

    const file = await opened(files);
    assert.ok((await buffer(file.open(null))).equals(PNG));
  });
});

describe('A bucket that can be read', () => {
  it('is well, and is asked for that once in a while', async (context) => {
    const { url, requests } = await startBucket(context);
    const files = await filesAt({ url });

    const statuses = await Promise.all([files.status(), files.status()]);
    statuses.push(await files.status());

    const well = {
      source: 'CLOUD_STORAGE',
      adapter: 'cloud-storage',
      isHealthy: true,
      message: null,
    };
    assert.deepEqual(statuses, [well, well, well]);
    assert.equal(requests.length, 1);
    const query = new URL(requests[0]?.path ?? '', url).searchParams;
    assert.deepEqual(Object.fromEntries(query), {
      prefix: 'png/',
      maxResults: '1',
      userProject: PAYER,
      fields: 'items(name)',
    });
  });
});
