import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { InstanceKey } from '../../../src/dicom/instance-key.ts';
import { folderFiles } from '../../../src/sources/folder/folder-files.ts';
import { folderStore } from '../../../src/sources/folder/folder-store.ts';
import { asItIs } from '../../support/looks.ts';
import { imagesIn, jsonCodec, KEY, PNG } from './folder-fixture.ts';

describe('A name that is none of the collection', () => {
  const images = imagesIn();
  const { codec, asked } = jsonCodec();
  const store = folderStore(images.folder, codec);
  const files = folderFiles(images.folder);

  for (const name of [
    '../secret.png',
    '00000001_000.png/../../secret.png',
    '..%2f00000001_000.png',
    '/etc/passwd',
    '00000001_000.png\n',
    '00000001_000.png\0',
    '00000001_000.PNG',
    '00000001_000',
    '٠٠٠٠٠٠٠١_000.png',
    '',
  ]) {
    it(`reaches no path: ${JSON.stringify(name)}`, async () => {
      images.write('secret.png', PNG);
      const key: InstanceKey = { ...KEY, imageIndex: name };

      for (const ask of [
        () => store.attributes([key], 'ALL'),
        () => store.attributes([key], []),
        () => store.object(key),
        () => store.frame(key, 1),
        () => store.rendered(key, asItIs),
        () => files.original(name),
      ]) {
        await assert.rejects(ask, TypeError);
      }
      assert.deepEqual(asked, []);
    });
  }
});
