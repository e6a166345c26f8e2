import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';

/** The one published object, as another toolkit prints it. */
const OBJECT: Readonly<Record<string, { vr: string; Value: (string | number)[] }>> = {
  '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.7'] },
  '00080018': {
    vr: 'UI',
    Value: ['1.3.6.1.4.1.11129.5.5.153751009835107614666834563294684339746480'],
  },
  '00080060': { vr: 'CS', Value: ['DX'] },
  '00081030': { vr: 'LO', Value: ['Cardiomegaly'] },
  '00083002': { vr: 'UI', Value: ['1.2.840.10008.1.2'] },
  '00100020': { vr: 'LO', Value: ['1'] },
  '00100040': { vr: 'CS', Value: ['M'] },
  '00101010': { vr: 'AS', Value: ['58'] },
  '0020000D': {
    vr: 'UI',
    Value: ['1.3.6.1.4.1.11129.5.5.111396399361969898205364400549799252857604'],
  },
  '0020000E': {
    vr: 'UI',
    Value: ['1.3.6.1.4.1.11129.5.5.195628213694300498946760767481291263511724'],
  },
  '00280002': { vr: 'US', Value: [1] },
  '00280004': { vr: 'CS', Value: ['MONOCHROME2'] },
  '00280010': { vr: 'US', Value: [1024] },
  '00280011': { vr: 'US', Value: [1024] },
  '00280100': { vr: 'US', Value: [8] },
  '00280101': { vr: 'US', Value: [8] },
  '00280102': { vr: 'US', Value: [7] },
  '00280103': { vr: 'US', Value: [0] },
};

const IMAGE = 'image(by: { imageIndex: "00000001_000.png" })';

for (const cacheMegabytes of [0, 16]) {
  describe(`The published DICOM object, with a cache of ${cacheMegabytes} MB`, {
    skip: skipWithoutRealData,
  }, () => {
    let gateway: TestGateway;
    before(async () => {
      gateway = await startGateway({ dataDir: requireRealData(), cacheMegabytes });
    });
    after(() => gateway?.stop());

    it('comes whole and unchanged, but for its pixels', async () => {
      for (let round = 0; round < 2; round += 1) {
        assert.deepEqual(await gateway.data(`{ ${IMAGE} { dicom { json } } }`), {
          image: { dicom: { json: OBJECT } },
        });
      }
    });

    it('comes by name, and in fields of its own', async () => {
      assert.deepEqual(
        await gateway.data(`{ ${IMAGE} {
          patientAgeYears
          dicom {
            studyInstanceUid seriesInstanceUid sopInstanceUid sopClassUid transferSyntaxUid modality
            photometricInterpretation rows columns bitsStored numberOfFrames
            tags(names: ["PatientAge", "PatientName", "(0010,0020)", "PixelData"]) { tag keyword vr values }
          }
          study { description modalities series { modality instances { bitsStored } } }
        } }`),
        {
          image: {
            // The age of 2020; the object has that of 2017.
            patientAgeYears: 57,
            dicom: {
              studyInstanceUid: OBJECT['0020000D']?.Value[0],
              seriesInstanceUid: OBJECT['0020000E']?.Value[0],
              sopInstanceUid: OBJECT['00080018']?.Value[0],
              sopClassUid: '1.2.840.10008.5.1.4.1.1.7',
              transferSyntaxUid: '1.2.840.10008.1.2',
              modality: 'DX',
              photometricInterpretation: 'MONOCHROME2',
              rows: 1024,
              columns: 1024,
              bitsStored: 8,
              numberOfFrames: 1,
              tags: [
                { tag: '00101010', keyword: 'PatientAge', vr: 'AS', values: ['58'] },
                { tag: '00100020', keyword: 'PatientID', vr: 'LO', values: ['1'] },
              ],
            },
            study: {
              description: 'Cardiomegaly',
              modalities: ['DX'],
              series: [{ modality: 'DX', instances: [{ bitsStored: 8 }] }],
            },
          },
        },
      );
    });

    it('is the only one in the folder: those of other images are null', async () => {
      const { images } = await gateway.data<{
        images: { nodes: readonly { imageIndex: string; dicom: object | null }[] };
      }>('{ images(first: 50) { nodes { imageIndex dicom { rows } } } }');

      assert.deepEqual(
        images.nodes.filter(({ dicom }) => dicom !== null),
        [{ imageIndex: '00000001_000.png', dicom: { rows: 1024 } }],
      );
      assert.deepEqual(gateway.logged, []);
    });
  });
}
