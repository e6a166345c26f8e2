import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import dcmjs from 'dcmjs';
import { dicomObject } from '../../scripts/store/dicom-object.ts';
import { grayPixels } from '../../scripts/store/gray-pixels.ts';
import { publishedUid } from '../support/ids.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';

// It tells of ages that are no age strings, as the published ones.
dcmjs.log.setLevel('silent');

const small = {
  imageIndex: '00000013_008.png',
  patientId: '13',
  sex: 'F',
  age: 60,
  studyDescription: 'Emphysema|Infiltration',
  width: 3,
  height: 5,
  pixels: Uint8Array.from({ length: 15 }, (_, position) => position),
} as const;

const parse = (bytes: Buffer) =>
  dcmjs.data.DicomMessage.readFile(Uint8Array.from(bytes).buffer, { untilTag: '7FE00010' }).dict;
const valueOf = (bytes: Buffer, tag: string) => parse(bytes)[tag]?.Value;

/** The meta header's group length counts what follows it; PS3.10 7.1. */
const datasetOf = (bytes: Buffer) => bytes.subarray(144 + bytes.readUInt32LE(140));

describe('A DICOM object made of pixels', () => {
  it('has the data set of the published object, byte for byte', {
    skip: skipWithoutRealData,
  }, async () => {
    const folder = requireRealData();
    const made = dicomObject({
      imageIndex: '00000001_000.png',
      patientId: '1',
      sex: 'M',
      age: 58,
      studyDescription: 'Cardiomegaly',
      ...(await grayPixels(join(folder, 'png/00000001_000.png'))),
    });

    const published = readFileSync(join(folder, 'dicom/00000001_000.dcm'));
    assert.ok(datasetOf(made).equals(datasetOf(published)));
  });

  for (const transferSyntaxUid of ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1'] as const) {
    it(`says the same in transfer syntax ${transferSyntaxUid}`, () => {
      const made = dicomObject({ ...small, transferSyntaxUid });

      assert.deepEqual(valueOf(made, '00080018'), [publishedUid(small.imageIndex, 'instance')]);
      assert.deepEqual(valueOf(made, '0020000E'), [publishedUid(small.imageIndex, 'series')]);
      assert.deepEqual(valueOf(made, '0020000D'), [publishedUid(small.imageIndex, 'study')]);
      assert.deepEqual(valueOf(made, '00081030'), ['Emphysema|Infiltration']);
      assert.deepEqual(valueOf(made, '00101010'), ['60']);
      assert.deepEqual(valueOf(made, '00280010'), [5]);
      assert.deepEqual(valueOf(made, '00280011'), [3]);
      // Behind the last of an odd number of pixels stands a zero.
      assert.deepEqual([...made.subarray(-16)], [...small.pixels, 0]);
    });
  }

  it('writes a label string that is longer than the VR allows', () => {
    const studyDescription = 'Atelectasis|'.repeat(8);

    assert.deepEqual(valueOf(dicomObject({ ...small, studyDescription }), '00081030'), [
      studyDescription,
    ]);
  });

  it('has no age where none is known', () => {
    assert.equal(parse(dicomObject({ ...small, age: null }))['00101010'], undefined);
  });

  it('refuses pixels that do not fill the picture', () => {
    assert.throws(() => dicomObject({ ...small, width: 4 }), {
      name: 'RangeError',
      message: 'Wanted 4 x 5 pixels, found 15.',
    });
  });
});
