import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { requireRealData, skipWithoutRealData } from '../../support/real-data.ts';
import {
  BIG_ENDIAN,
  type Dataset,
  delimited,
  EXPLICIT,
  encoded,
  fragments,
  IMPLICIT,
  items,
  part10,
  part10Around,
} from './part10.ts';

const codec = createObjectCodec();
after(() => codec.close());

const DEFLATED = '1.2.840.10008.1.2.1.99';

/** Elements whose VR the dictionary knows, of each kind of value. */
const DATASET: Dataset = {
  '00080005': ['CS', 'ISO_IR 192'],
  '00080008': ['CS', 'ORIGINAL\\PRIMARY'],
  '00081140': [
    'SQ',
    items({ '00081150': ['UI', '1.2.840.10008.5.1.4.1.1.7'], '00081155': ['UI', '1.2.3'] }),
  ],
  '00100010': ['PN', 'Müller^Anna=山田=やまだ'],
  '00101010': ['AS', '58'],
  '00101030': ['DS', '72.50'],
  '00104000': ['LT', ' said \\ so '],
  '00189074': ['DT', ''],
  '00200013': ['IS', '12'],
  '00280010': ['US', [2]],
  '00280103': ['US', [1]],
  '00280106': ['SS', [-5]],
  '0040A043': ['SQ', delimited({}, { '00080100': ['SH', 'T-1'] })],
};

const JSON_OF_DATASET = {
  '00080005': { vr: 'CS', Value: ['ISO_IR 192'] },
  '00080008': { vr: 'CS', Value: ['ORIGINAL', 'PRIMARY'] },
  '00081140': {
    vr: 'SQ',
    Value: [
      {
        '00081150': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.7'] },
        '00081155': { vr: 'UI', Value: ['1.2.3'] },
      },
    ],
  },
  '00100010': {
    vr: 'PN',
    Value: [{ Alphabetic: 'Müller^Anna', Ideographic: '山田', Phonetic: 'やまだ' }],
  },
  '00101010': { vr: 'AS', Value: ['58'] },
  '00101030': { vr: 'DS', Value: [72.5] },
  '00104000': { vr: 'LT', Value: [' said \\ so'] },
  '00189074': { vr: 'DT' },
  '00200013': { vr: 'IS', Value: [12] },
  '00280010': { vr: 'US', Value: [2] },
  '00280103': { vr: 'US', Value: [1] },
  '00280106': { vr: 'SS', Value: [-5] },
  '0040A043': { vr: 'SQ', Value: [{}, { '00080100': { vr: 'SH', Value: ['T-1'] } }] },
};

describe('The attributes of an object', () => {
  for (const syntax of [IMPLICIT, EXPLICIT, BIG_ENDIAN]) {
    it(`are the same in ${syntax}`, async () => {
      assert.deepEqual(await codec.attributes(part10(syntax, DATASET)), {
        ...JSON_OF_DATASET,
        '00083002': { vr: 'UI', Value: [syntax] },
      });
    });
  }

  it('are the same where the object is deflated', async () => {
    const object = part10Around(DEFLATED, deflateRawSync(encoded(DATASET, EXPLICIT)));

    assert.deepEqual(await codec.attributes(object), {
      ...JSON_OF_DATASET,
      '00083002': { vr: 'UI', Value: [DEFLATED] },
    });
  });

  it('are those of the published object, as it writes them', {
    skip: skipWithoutRealData,
  }, async () => {
    const object = readFileSync(join(requireRealData(), 'dicom', '00000001_000.dcm'));

    const attributes = await codec.attributes(object);

    assert.deepEqual(Object.keys(attributes).length, 18);
    assert.deepEqual(attributes['00101010'], { vr: 'AS', Value: ['58'] });
    assert.deepEqual(attributes['00280010'], { vr: 'US', Value: [1024] });
    assert.deepEqual(attributes['00081030'], { vr: 'LO', Value: ['Cardiomegaly'] });
    assert.deepEqual(attributes['00083002'], { vr: 'UI', Value: [IMPLICIT] });
  });

  it('are without pixels, bulk data, group lengths and addresses, however deep', async () => {
    const inner: Dataset = {
      '00081190': ['UR', 'http://store.example/1'],
      '00280010': ['US', [1]],
      '7FE00010': ['OB', Uint8Array.of(1, 2)],
    };
    const object = part10(EXPLICIT, {
      '00080000': ['UL', [8]],
      '00081190': ['UR', 'http://store.example/1'],
      '00880200': ['SQ', items(inner)],
      '00420011': ['OB', new Uint8Array(4098)],
      '7FE00010': ['OB', fragments([Uint8Array.of(1, 2)])],
    });

    assert.deepEqual(await codec.attributes(object), {
      '00880200': { vr: 'SQ', Value: [{ '00280010': { vr: 'US', Value: [1] } }] },
      '00083002': { vr: 'UI', Value: [EXPLICIT] },
    });
  });

  it('end with those behind the pixels', async () => {
    const object = part10(EXPLICIT, {
      '7FE00010': ['OB', fragments([Uint8Array.of(1, 2)])],
      FFFAFFFA: ['SQ', items({ '04000005': ['US', [3]] })],
    });

    const attributes = await codec.attributes(object);

    assert.deepEqual(attributes['FFFAFFFA']?.Value, [{ '04000005': { vr: 'US', Value: [3] } }]);
  });

  it('leave the bytes that they were read from as they were', async () => {
    const object = part10(EXPLICIT, DATASET);
    const before = Buffer.from(object);

    await codec.attributes(object);

    assert.deepEqual(object, before);
  });
});
