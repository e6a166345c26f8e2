import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import { wantedLook } from '../../../src/sources/pictures/wanted-look.ts';
import { JPEG, KEY, PNG, patient, pattern, pngOf, recorded, sized } from './drawing.ts';

/** 8-bit gray, and nothing that says what is black and what is white. */
const PLAIN: DicomDataset = {
  '00280004': { vr: 'CS', Value: ['MONOCHROME2'] },
  '00280010': { vr: 'US', Value: [500] },
  '00280011': { vr: 'US', Value: [1000] },
  '00280101': { vr: 'US', Value: [8] },
  '00280103': { vr: 'US', Value: [0] },
};

const lookAt = async (dataset: DicomDataset, request = PNG) => {
  const attributes = async () => new Map([[KEY.instanceUid, dataset]]);
  const look = await wantedLook({ source: 'DICOMWEB', attributes }, KEY, request);
  assert.ok(look !== null);
  return look;
};

describe('How a store is to draw an instance', () => {
  it('is with the values as they are, where the instance says nothing of them', async () => {
    const { window } = await lookAt(PLAIN);

    // From 0 to 255, by PS3.3 C.11.2.1.2.
    assert.deepEqual(window, { center: 128, width: 256 });
  });

  it('follows the bits that are stored', async () => {
    const { window } = await lookAt({ ...PLAIN, '00280101': { vr: 'US', Value: [4] } });

    assert.deepEqual(window, { center: 8, width: 16 });
  });

  for (const [what, more] of [
    ['has a window', { '00281050': { vr: 'DS', Value: [40] } }],
    ['has a table', { '00283010': { vr: 'SQ', Value: [{}] } }],
    ['rescales its values', { '00281053': { vr: 'DS', Value: [2] } }],
    ['has signed values', { '00280103': { vr: 'US', Value: [1] } }],
    ['has more values than a screen', { '00280101': { vr: 'US', Value: [12] } }],
    ['has colours', { '00280004': { vr: 'CS', Value: ['RGB'] } }],
  ] as const) {
    it(`is left to the store where the instance ${what}`, async () => {
      assert.equal((await lookAt({ ...PLAIN, ...more })).window, null);
    });
  }

  it('is nothing where there is no such instance', async () => {
    const nothing = { source: 'DICOMWEB', attributes: async () => new Map() } as const;
    assert.equal(await wantedLook(nothing, KEY, PNG), null);
  });

  it('has the size of the picture, its format and its quality', async () => {
    const { size, format, quality } = await lookAt(PLAIN, { ...JPEG, width: 100, quality: 42 });

    assert.deepEqual(
      { size, format, quality },
      {
        size: { width: 100, height: 50 },
        format: 'JPEG',
        quality: 42,
      },
    );
  });
});

describe('A JPEG file that a store drew as it was told', () => {
  const fileOf = async (width: number, height: number) =>
    sharp(await pngOf(pattern(width, height)))
      .jpeg({ quality: 30 })
      .toBuffer();
  const ask = (bytes: Buffer, request = JPEG) =>
    drawnPictures(
      recorded({
        attributes: sized({ width: 100, height: 50 }),
        rendered: () => ({ outcome: 'PICTURE', bytes }),
      }).drawing,
      patient,
    ).picture(KEY, request);

  it('is passed on as it is', async () => {
    const bytes = await fileOf(20, 10);

    const picture = await ask(bytes, { ...JPEG, width: 20 });

    assert.deepEqual(picture, { bytes, mediaType: 'image/jpeg' });
  });

  it('is made smaller where it is larger than wanted', async () => {
    const picture = await ask(await fileOf(100, 50), { ...JPEG, width: 20 });

    assert.equal((await sharp(picture?.bytes).metadata()).width, 20);
  });

  it('is refused where it is cut', async () => {
    const bytes = await fileOf(20, 10);

    await assert.rejects(ask(bytes.subarray(0, -10), { ...JPEG, width: 20 }), {
      problem: 'BROKEN_ANSWER',
    });
  });
});
