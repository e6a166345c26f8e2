import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, truncateSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import type { StoredBytes } from '../../../src/dicom/stored-bytes.ts';
import { SourceError } from '../../../src/errors.ts';
import { folderFiles } from '../../../src/sources/folder/folder-files.ts';
import { folderStore } from '../../../src/sources/folder/folder-store.ts';
import { asItIs } from '../../support/looks.ts';
import { imagesIn, jsonCodec, KEY, OTHER } from './folder-fixture.ts';

/** More than is read at once, and no multiple of it. */
const BYTES = randomBytes(1_000_003);

const FD_DIR = '/proc/self/fd';
const skipWithoutProc = existsSync(FD_DIR) ? false : `OPEN FILES NOT COUNTED: no ${FD_DIR} here.`;

describe('The bytes of a file in a folder', () => {
  const images = imagesIn();
  const { codec, asked } = jsonCodec();
  const store = folderStore(images.folder, codec);
  const files = folderFiles(images.folder);

  const object = async (): Promise<StoredBytes> => {
    images.write('dicom/00000001_000.dcm', BYTES);
    const held = await store.object(KEY);
    assert.ok(held !== null);
    return held;
  };

  it('are the object, unread by the codec', async () => {
    const { byteLength, mediaType, open } = await object();

    assert.deepEqual([byteLength, mediaType], [BYTES.length, 'application/dicom']);
    assert.ok((await buffer(open(null))).equals(BYTES));
    assert.deepEqual(asked, []);
  });

  for (const [first, last] of [
    [0, 0],
    [1, 262_144],
    [262_143, 524_288],
    [BYTES.length - 1, BYTES.length - 1],
    [5, BYTES.length + 99],
  ] as const) {
    it(`from ${first} to ${last} are those alone`, async () => {
      const part = await buffer((await object()).open({ first, last }));

      assert.ok(part.equals(BYTES.subarray(first, last + 1)));
    });
  }

  it('are none where the file is empty', async () => {
    images.write('dicom/00000003_000.dcm', '');
    const held = await store.object(instanceKeyOf('00000003_000.png'));

    assert.equal(held?.byteLength, 0);
    assert.equal((await buffer(held.open(null))).length, 0);
  });

  it('are those that were there when it was asked, though another file takes the name', async () => {
    const held = await object();
    images.write('dicom/new', 'something else');
    renameSync(images.at('dicom/new'), images.at('dicom/00000001_000.dcm'));

    assert.ok((await buffer(held.open(null))).equals(BYTES));
  });

  it('fail where the file becomes shorter meanwhile', async () => {
    const held = await object();
    truncateSync(images.at('dicom/00000001_000.dcm'), 300_000);

    await assert.rejects(buffer(held.open(null)), (error) => {
      assert.ok(error instanceof SourceError);
      assert.equal(error.problem, 'DAMAGED');
      return true;
    });
  });

  it('are the original PNG file, whatever it holds', async () => {
    images.write('images_003/images/00000001_000.png', BYTES);
    const held = await files.original(KEY.imageIndex);

    assert.ok(held !== null);
    assert.deepEqual([held.byteLength, held.mediaType], [BYTES.length, 'image/png']);
    assert.ok((await buffer(held.open(null))).equals(BYTES));
    assert.equal(await files.original(OTHER.imageIndex), null);
  });

  it('leave no file open, however they are let go of', { skip: skipWithoutProc }, async () => {
    images.write('dicom/00000001_000.dcm', BYTES);
    const before = openFiles();
    await Promise.all(Array.from({ length: 200 }, (_, i) => use(i, store.object(KEY))));

    await untilOpen(before);
  });

  it('leave no file open where they cannot be read', { skip: skipWithoutProc }, async () => {
    images.write('dicom/00000001_000.dcm', 'no DICOM at all');
    images.write('png/00000001_000.png', 'no PNG at all');
    mkdirSync(images.at('dicom/00000002_001.dcm'), { recursive: true });
    const before = openFiles();
    for (const key of [KEY, OTHER]) {
      await store.attributes([key], 'ALL');
      await Promise.allSettled([store.object(key).then((held) => held?.close())]);
      await Promise.allSettled([store.frame(key, 1), store.rendered(key, asItIs)]);
    }

    await untilOpen(before);
  });
});

/** Reads, lets go of, gives up before the first byte, or after it. */
const use = async (turn: number, asked: Promise<StoredBytes | null>): Promise<void> => {
  const held = await asked;
  assert.ok(held !== null);
  if (turn % 4 === 0) return held.close();
  const stream = held.open(null);
  const closed = new Promise((resolve) => stream.once('close', resolve));
  if (turn % 4 === 1) stream.resume();
  if (turn % 4 === 2) stream.destroy();
  if (turn % 4 === 3) stream.once('data', () => stream.destroy());
  await closed;
};

/** Closing is done behind the back of who lets go. */
const untilOpen = async (wanted: number): Promise<void> => {
  const limit = performance.now() + 10_000;
  while (openFiles() > wanted) {
    assert.ok(performance.now() < limit, `${openFiles()} files are open, and were ${wanted}.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const openFiles = (): number => readdirSync(FD_DIR).length;
