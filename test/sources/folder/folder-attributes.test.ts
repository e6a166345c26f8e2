import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { beforeEach, describe, it } from 'node:test';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { SourceError } from '../../../src/errors.ts';
import { folderStore } from '../../../src/sources/folder/folder-store.ts';
import { datasetText, imagesIn, jsonCodec, KEY, OTHER } from './folder-fixture.ts';

const ROWS = { vr: 'US', Value: [1024] };
const SEX = { vr: 'CS', Value: ['F'] };

describe('Attributes from a folder', () => {
  const images = imagesIn();
  beforeEach(() => images.clear());

  const open = () => {
    const { codec, asked } = jsonCodec();
    return { store: folderStore(images.folder, codec), asked };
  };

  it('are the wanted ones that an instance has, and no others', async () => {
    images.write('dicom/00000001_000.dcm', datasetText(KEY, { '00280010': ROWS, '00100040': SEX }));

    const found = await open().store.attributes([KEY], ['00280010', '00280011', 'constructor']);

    assert.deepEqual([...found], [[KEY.instanceUid, { '00280010': ROWS }]]);
  });

  it('are all of them where all are wanted', async () => {
    images.write('dicom/00000001_000.dcm', datasetText(KEY, { '00100040': SEX }));

    const found = await open().store.attributes([KEY], 'ALL');

    assert.deepEqual(found.get(KEY.instanceUid), {
      '00080018': { vr: 'UI', Value: [KEY.instanceUid] },
      '00100040': SEX,
    });
  });

  it('are missing for an instance that is not there', async () => {
    images.write('dicom/00000001_000.dcm', datasetText(KEY));

    const found = await open().store.attributes([OTHER, KEY], ['00080018']);

    assert.deepEqual([...found.keys()], [KEY.instanceUid]);
  });

  it('need no parsing where only the presence is asked for', async () => {
    images.write('dicom/00000001_000.dcm', 'no DICOM at all');
    const { store, asked } = open();

    const found = await store.attributes([KEY, OTHER], []);

    assert.deepEqual([...found], [[KEY.instanceUid, {}]]);
    assert.deepEqual(asked, []);
  });

  it('of a damaged file are its error, and the others stand', async () => {
    images.write('dicom/00000001_000.dcm', '<html>Not found</html>');
    images.write('dicom/00000002_001.dcm', datasetText(OTHER, { '00100040': SEX }));

    const found = await open().store.attributes([KEY, OTHER], ['00100040']);

    const error = found.get(KEY.instanceUid);
    assert.ok(error instanceof SourceError && error.problem === 'DAMAGED');
    assert.deepEqual(found.get(OTHER.instanceUid), { '00100040': SEX });
  });

  it('of an object that stands under another name are an error, with both UIDs for the log', async () => {
    images.write('dicom/00000001_000.dcm', datasetText(OTHER));

    const error = (await open().store.attributes([KEY], 'ALL')).get(KEY.instanceUid);

    assert.ok(error instanceof SourceError && error.problem === 'DAMAGED');
    assert.match(String(error.cause), new RegExp(`${KEY.instanceUid}.*${OTHER.instanceUid}`));
    assert.doesNotMatch(error.message, /1[.]3[.]6|dcm/);
  });

  it('of an object without a UID are an error', async () => {
    images.write('dicom/00000001_000.dcm', '{}');

    const error = (await open().store.attributes([KEY], ['00100040'])).get(KEY.instanceUid);

    assert.ok(error instanceof SourceError && error.problem === 'DAMAGED');
  });

  it('come through a link too', async () => {
    images.write('elsewhere/object', datasetText(KEY, { '00100040': SEX }));
    images.write('dicom/none', '');
    symlinkSync(images.at('elsewhere/object'), images.at('dicom/00000001_000.dcm'));

    const found = await open().store.attributes([KEY], ['00100040']);

    assert.deepEqual(found.get(KEY.instanceUid), { '00100040': SEX });
  });

  it('of many instances are read a few at a time', async () => {
    const { codec } = jsonCodec();
    const gate = Promise.withResolvers<void>();
    let inside = 0;
    let most = 0;
    const store = folderStore(images.folder, {
      ...codec,
      attributes: async (bytes) => {
        inside += 1;
        most = Math.max(most, inside);
        if (inside === 8) gate.resolve();
        await gate.promise;
        inside -= 1;
        return codec.attributes(bytes);
      },
    });
    const keys = Array.from({ length: 40 }, (_, i) =>
      instanceKeyOf(`${String(i).padStart(8, '0')}_000.png`),
    );
    for (const key of keys) {
      images.write(`dicom/${key.imageIndex.replace('png', 'dcm')}`, datasetText(key));
    }

    const found = await store.attributes(keys, 'ALL');

    assert.equal(found.size, 40);
    assert.equal(most, 8);
  });
});
