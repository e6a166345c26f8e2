import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { beforeEach, describe, it } from 'node:test';
import type { SourceProblem } from '../../../src/errors.ts';
import { folderFiles } from '../../../src/sources/folder/folder-files.ts';
import { folderStore } from '../../../src/sources/folder/folder-store.ts';
import { asItIs } from '../../support/looks.ts';
import { asNobody, assertProblem, imagesIn, jsonCodec, KEY, PNG } from './folder-fixture.ts';

const MEBIBYTE = 1024 * 1024;
const OBJECT = 'dicom/00000001_000.dcm';
const PICTURE = 'png/00000001_000.png';

/** Whatever would wait for ever fails here. */
const options = { timeout: 20_000 };

describe('A file in a folder of images that is none', options, () => {
  const images = imagesIn();
  const { codec, asked } = jsonCodec();
  const store = folderStore(images.folder, codec);
  const files = folderFiles(images.folder);
  beforeEach(() => {
    images.clear();
    images.write('dicom/none', '');
    images.write('png/none', '');
    asked.splice(0);
  });

  /** Each way to ask for it fails alike, and the message tells nothing of the place. */
  const failsEverywhere = async (problem: SourceProblem): Promise<void> => {
    const found = await store.attributes([KEY], 'ALL');
    assertProblem(found.get(KEY.instanceUid), problem);
    const presence = await store.attributes([KEY], []);
    assertProblem(presence.get(KEY.instanceUid), problem);
    for (const ask of [
      () => store.object(KEY),
      () => store.frame(KEY, 1),
      () => store.rendered(KEY, asItIs),
      () => files.original(KEY.imageIndex),
    ]) {
      await assert.rejects(ask, (error) => assertProblem(error, problem));
    }
    assert.deepEqual(asked, []);
  };

  it('since it is a directory is damaged', async () => {
    for (const file of [OBJECT, PICTURE]) mkdirSync(images.at(file));

    await failsEverywhere('DAMAGED');
  });

  it('since it is a pipe is damaged, and nobody waits for it', async () => {
    for (const file of [OBJECT, PICTURE]) execFileSync('/usr/bin/mkfifo', [images.at(file)]);

    await failsEverywhere('DAMAGED');
  });

  it('since it is a socket is damaged', async () => {
    const servers = [OBJECT, PICTURE].map((file) => createServer().listen(images.at(file)));
    await Promise.all(servers.map((server) => once(server, 'listening')));

    await failsEverywhere('DAMAGED');
    for (const server of servers) server.close();
  });

  it('since it is a link to itself is damaged', async () => {
    for (const file of [OBJECT, PICTURE]) symlinkSync(images.at(file), images.at(file));

    await failsEverywhere('DAMAGED');
  });

  it('since it is a link to nothing is absent', async () => {
    for (const file of [OBJECT, PICTURE]) symlinkSync(images.at('gone'), images.at(file));

    assert.equal((await store.attributes([KEY], 'ALL')).size, 0);
    assert.equal(await store.object(KEY), null);
    assert.deepEqual(await store.rendered(KEY, asItIs), { outcome: 'ABSENT' });
    assert.equal(await files.original(KEY.imageIndex), null);
  });
});

describe('A file in a folder of images that nobody may read', () => {
  const images = imagesIn();
  const store = folderStore(images.folder, jsonCodec().codec);

  it('is refused, and says so without its place', async () => {
    images.write(OBJECT, 'pixels');
    images.write(PICTURE, PNG);
    chmodSync(images.folder, 0o755);
    for (const file of [OBJECT, PICTURE]) chmodSync(images.at(file), 0o000);

    await asNobody(async () => {
      const found = await store.attributes([KEY], 'ALL');
      assertProblem(found.get(KEY.instanceUid), 'NO_ACCESS');
      await assert.rejects(store.object(KEY), (error) => assertProblem(error, 'NO_ACCESS'));
      await assert.rejects(store.rendered(KEY, asItIs), (error) =>
        assertProblem(error, 'NO_ACCESS'),
      );
    });
  });
});

describe('A file in a folder of images that is too large or no picture', () => {
  const images = imagesIn();
  const { codec, asked } = jsonCodec();
  const store = folderStore(images.folder, codec);

  it('is not read into memory: an object of more than 128 MiB', async () => {
    images.write(OBJECT, '');
    truncateSync(images.at(OBJECT), 128 * MEBIBYTE + 1);

    const found = await store.attributes([KEY], 'ALL');

    assertProblem(found.get(KEY.instanceUid), 'DAMAGED');
    await assert.rejects(store.frame(KEY, 1), (error) => assertProblem(error, 'DAMAGED'));
    assert.deepEqual(asked, []);
  });

  it('is not read into memory: a picture of more than 64 MiB', async () => {
    images.write(PICTURE, PNG);
    truncateSync(images.at(PICTURE), 64 * MEBIBYTE + 1);

    await assert.rejects(store.rendered(KEY, asItIs), (error) => assertProblem(error, 'DAMAGED'));
  });

  for (const [what, bytes] of [
    ['empty', Buffer.alloc(0)],
    ['one byte of it', PNG.subarray(0, 1)],
    ['HTML', Buffer.from('<!doctype html><title>404</title>')],
  ] as const) {
    it(`is damaged: a picture that is ${what}`, async () => {
      images.write(PICTURE, bytes);

      await assert.rejects(store.rendered(KEY, asItIs), (error) => assertProblem(error, 'DAMAGED'));
    });
  }
});
