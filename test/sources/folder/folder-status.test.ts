import assert from 'node:assert/strict';
import { chmodSync, rmSync } from 'node:fs';
import { describe, it } from 'node:test';
import { failureOf } from '../../../src/sources/folder/file-failure.ts';
import { folderFiles } from '../../../src/sources/folder/folder-files.ts';
import { folderStore } from '../../../src/sources/folder/folder-store.ts';
import { asNobody, assertProblem, imagesIn, jsonCodec, KEY } from './folder-fixture.ts';

describe('A folder of images', () => {
  const images = imagesIn();
  const store = folderStore(images.folder, jsonCodec().codec);
  const files = folderFiles(images.folder);

  it('that is there is healthy', async () => {
    const healthy = { adapter: 'folder', isHealthy: true, message: null };
    assert.deepEqual(await store.status(), { source: 'DICOMWEB', ...healthy });
    assert.deepEqual(await files.status(), { source: 'CLOUD_STORAGE', ...healthy });
  });

  it('that may not be read is not healthy', async () => {
    chmodSync(images.folder, 0o000);
    const { isHealthy, message } = await asNobody(() => store.status());
    chmodSync(images.folder, 0o700);

    assert.deepEqual([isHealthy, message], [false, 'The folder of images cannot be read.']);
  });

  it('that is gone is not healthy, and nothing counts as absent from it', async () => {
    rmSync(images.folder, { recursive: true });

    const { isHealthy, message } = await store.status();
    assert.deepEqual([isHealthy, message], [false, 'The folder of images is not there.']);
    const found = await store.attributes([KEY], ['00280010']);
    assertProblem(found.get(KEY.instanceUid), 'NO_ANSWER');
    await assert.rejects(store.object(KEY), (error) => assertProblem(error, 'NO_ANSWER'));
    await assert.rejects(files.original(KEY.imageIndex), { source: 'CLOUD_STORAGE' });
  });
});

describe('An error of the file system', () => {
  for (const [code, problem] of [
    ['EIO', 'NO_ANSWER'],
    ['EMFILE', 'NO_ANSWER'],
    ['EACCES', 'NO_ACCESS'],
    ['EISDIR', 'DAMAGED'],
  ] as const) {
    it(`${code} is told as ${problem}`, () => {
      const error = Object.assign(new Error(`${code}: /secret/place`), { code });

      assertProblem(failureOf({ source: 'DICOMWEB', attempted: 'a file' }, error), problem);
    });
  }
});
