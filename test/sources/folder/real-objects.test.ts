import assert from 'node:assert/strict';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import sharp from 'sharp';
import { dicomObject } from '../../../scripts/store/dicom-object.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { GatewayError } from '../../../src/errors.ts';
import { folderStore } from '../../../src/sources/folder/folder-store.ts';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { asItIs } from '../../support/looks.ts';
import { realDataDir, skipWithoutRealData } from '../../support/real-data.ts';
import { assertProblem, imagesIn, KEY, OTHER } from './folder-fixture.ts';

const SEX = '00100040';
const PIXELS = Buffer.from(Array.from({ length: 64 * 32 }, (_, i) => i % 251));

const objectOf = (imageIndex: string): Buffer =>
  dicomObject({
    imageIndex,
    patientId: '1',
    sex: 'F',
    age: 58,
    studyDescription: 'Cardiomegaly',
    width: 64,
    height: 32,
    pixels: PIXELS,
  });

describe('A folder of objects that the codec reads', { timeout: 120_000 }, () => {
  const images = imagesIn();
  const codec = createObjectCodec();
  after(() => codec.close());
  const store = folderStore(images.folder, codec);

  it('tells their attributes, and gives their frames', async () => {
    images.write('dicom/00000001_000.dcm', objectOf(KEY.imageIndex));

    const found = await store.attributes([KEY], [SEX, '00083002', '7FE00010']);
    const frame = await store.frame(KEY, 1);

    assert.deepEqual(found.get(KEY.instanceUid), {
      [SEX]: { vr: 'CS', Value: ['F'] },
      '00083002': { vr: 'UI', Value: ['1.2.840.10008.1.2'] },
    });
    assert.equal(frame?.mediaType, 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1');
    assert.ok((await buffer(frame.open(null))).equals(PIXELS));
    assert.equal(await store.frame(KEY, 2), null);
  });

  const good = objectOf(KEY.imageIndex);
  const sequence = Buffer.from('0800401100000000ffffffff'.padEnd(24, '0'), 'hex');
  for (const [what, bytes] of [
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('D')],
    ['HTML', Buffer.from('<!doctype html><title>404</title>')],
    ['a preamble alone', good.subarray(0, 132)],
    ['half of its header', good.subarray(0, 250)],
    ['half of its pixels', good.subarray(0, good.length - PIXELS.length / 2)],
    ['a sequence without an end', Buffer.concat([good.subarray(0, 400), sequence])],
    ['another object', objectOf(OTHER.imageIndex)],
  ] as const) {
    it(`tells that one is damaged, and of the others all, where it is ${what}`, async () => {
      images.write('dicom/00000001_000.dcm', bytes);
      images.write('dicom/00000002_001.dcm', objectOf(OTHER.imageIndex));

      const found = await store.attributes([KEY, OTHER], [SEX]);

      assertProblem(found.get(KEY.instanceUid), 'DAMAGED');
      assert.deepEqual(found.get(OTHER.instanceUid), { [SEX]: { vr: 'CS', Value: ['F'] } });
    });
  }

  it('gives no frame of an object that is damaged', async () => {
    images.write('dicom/00000001_000.dcm', good.subarray(0, 250));

    await assert.rejects(store.frame(KEY, 1), (error) => assertProblem(error, 'DAMAGED'));
  });
});

describe('The published object in a folder', { skip: skipWithoutRealData }, () => {
  const codec = createObjectCodec();
  after(() => codec.close());
  const folder = realDataDir ?? '';
  const store = folderStore(folder, codec);

  it('has the pixels of the published PNG file, and the UIDs that its name gives', async () => {
    const key = instanceKeyOf('00000001_000.png');
    const found = (await store.attributes([key], ['0020000D', '0020000E'])).get(key.instanceUid);
    const frame = await store.frame(key, 1);
    const file = path.join(folder, 'png', key.imageIndex);
    const pixels = await sharp(file).greyscale().raw().toBuffer();

    assert.ok(!(found instanceof GatewayError));
    assert.deepEqual(found?.['0020000D']?.Value, [key.studyUid]);
    assert.deepEqual(found['0020000E']?.Value, [key.seriesUid]);
    assert.ok(frame !== null);
    assert.ok((await buffer(frame.open(null))).equals(pixels));
  });

  it('has a picture, as each published file has', async () => {
    const { outcome } = await store.rendered(instanceKeyOf('00001369_000.png'), asItIs);

    assert.equal(outcome, 'PICTURE');
  });
});
