import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { publishedUid } from '../support/ids.ts';
import { type AskingDicom, IMAGE, startAskingDicom } from './dicom/asking-dicom.ts';
import { element } from './dicom/recorded-attributes.ts';

const CHEST = {
  '00080016': element('UI', '1.2.840.10008.5.1.4.1.1.7'),
  '00080060': element('CS', 'DX'),
  '00081030': element('LO', 'Cardiomegaly|Effusion'),
  '00083002': element('UI', '1.2.840.10008.1.2.1'),
  '00100040': element('CS', 'M'),
  '00280004': element('CS', 'MONOCHROME2'),
  '00280010': element('US', 1024),
  '00280011': element('US', 1000),
  '00280101': element('US', 8),
};

describe('Image.dicom', () => {
  let gateway: AskingDicom;
  before(async () => {
    gateway = await startAskingDicom();
  });
  after(() => gateway?.stop());

  it('says what the object says', async () => {
    assert.deepEqual(
      await gateway.dicom(
        'sopClassUid transferSyntaxUid modality photometricInterpretation rows columns bitsStored numberOfFrames json',
        CHEST,
      ),
      {
        sopClassUid: '1.2.840.10008.5.1.4.1.1.7',
        transferSyntaxUid: '1.2.840.10008.1.2.1',
        modality: 'DX',
        photometricInterpretation: 'MONOCHROME2',
        rows: 1024,
        columns: 1000,
        bitsStored: 8,
        numberOfFrames: 1,
        json: CHEST,
      },
    );
  });

  it('has the published UIDs, and addresses to fetch it from', async () => {
    assert.deepEqual(
      await gateway.dicom(
        'studyInstanceUid seriesInstanceUid sopInstanceUid dicomUrl frameUrl third: frameUrl(number: 3) last: frameUrl(number: 2147483647)',
        {},
      ),
      {
        studyInstanceUid: publishedUid(IMAGE, 'study'),
        seriesInstanceUid: publishedUid(IMAGE, 'series'),
        sopInstanceUid: publishedUid(IMAGE, 'instance'),
        dicomUrl: `http://gateway.test/images/${IMAGE}/dicom`,
        frameUrl: `http://gateway.test/images/${IMAGE}/frames/1`,
        third: `http://gateway.test/images/${IMAGE}/frames/3`,
        last: `http://gateway.test/images/${IMAGE}/frames/2147483647`,
      },
    );
  });

  it('is null for what the object does not say, or not in the form of the standard', async () => {
    const fields = 'sopClassUid transferSyntaxUid modality rows columns bitsStored numberOfFrames';
    const absent = fields.split(' ').map((field) => [field, null]);

    assert.deepEqual(await gateway.dicom(fields, {}), Object.fromEntries(absent));
    assert.deepEqual(
      await gateway.dicom(fields, {
        '00080016': { vr: 'UI' },
        '00080060': { vr: 'CS', Value: [] },
        '00083002': { vr: 'UI', Value: [null] },
        '00280008': element('IS', -1),
        '00280010': element('US', 10.5),
        '00280011': element('US', 'wide'),
        '00280101': element('US', 2 ** 31),
      }),
      Object.fromEntries(absent),
    );
  });

  it('counts the frames of an object that has several, as number or as text', async () => {
    for (const frames of [7, '7', ' 7 ']) {
      const dataset = { ...CHEST, '00280008': element('IS', frames) };
      assert.deepEqual(await gateway.dicom('numberOfFrames', dataset), { numberOfFrames: 7 });
    }
  });

  it('refuses a frame before the first', async () => {
    for (const number of [0, -1]) {
      const { errors } = await gateway.ask(
        `{ image(by: { imageIndex: "${IMAGE}" }) { imageIndex dicom { frameUrl(number: ${number}) } } }`,
        () => CHEST,
      );

      assert.equal(errors.length, 1);
      assert.equal(errors[0]?.message, `number counts frames from 1, found ${number}.`);
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    }
  });

  it('is null where the store does not hold the object, and so is what a study has from it', async () => {
    const { data, errors } = await gateway.ask(
      `{ image(by: { imageIndex: "${IMAGE}" }) { dicom { rows } study { description modalities series { modality } } } }`,
      () => undefined,
    );

    assert.deepEqual(errors, []);
    assert.deepEqual(data, {
      image: { dicom: null, study: { description: null, modalities: null, series: null } },
    });
  });

  it('is the one instance of the one series of its study', async () => {
    const ask = async (dataset: object) => {
      const { data } = await gateway.ask(
        `{ study(studyInstanceUid: "${publishedUid(IMAGE, 'study')}") {
          description modalities series { seriesInstanceUid modality instances { sopInstanceUid rows } }
        } }`,
        () => ({ ...dataset }),
      );
      return data;
    };
    const seriesInstanceUid = publishedUid(IMAGE, 'series');
    const sopInstanceUid = publishedUid(IMAGE, 'instance');

    assert.deepEqual(await ask(CHEST), {
      study: {
        description: 'Cardiomegaly|Effusion',
        modalities: ['DX'],
        series: [
          { seriesInstanceUid, modality: 'DX', instances: [{ sopInstanceUid, rows: 1024 }] },
        ],
      },
    });
    assert.deepEqual(await ask({}), {
      study: {
        description: null,
        modalities: [],
        series: [
          { seriesInstanceUid, modality: null, instances: [{ sopInstanceUid, rows: null }] },
        ],
      },
    });
  });
});
