import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import { exportColumns } from '../../support/dicom-export/export-columns.ts';
import { exportRow } from '../../support/dicom-export/export-rows.ts';
import { whatRemains } from '../../support/dicom-export/what-remains.ts';
import { column, repeated } from '../../support/table-columns.ts';

/** One element of each kind that the documentation tells apart. */
const DATASET: DicomDataset = {
  '00080005': { vr: 'CS', Value: ['ISO_IR 100'] },
  '00080020': { vr: 'DA', Value: ['20170131'] },
  '00080030': { vr: 'TM', Value: ['1015'] },
  '0008002A': { vr: 'DT', Value: ['20170131101530.50'] },
  '00083002': { vr: 'UI', Value: ['1.2.840.10008.1.2'] },
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Yamada^Taro^^^' }] },
  '00101010': { vr: 'AS', Value: ['058Y'] },
  '00180050': { vr: 'DS', Value: [1.5] },
  '00082112': { vr: 'SQ', Value: [{ '00081155': { vr: 'UI', Value: ['1.2'] } }, {}] },
  '00091001': { vr: 'LO', Value: ['private'] },
  '00280009': { vr: 'AT', Value: ['00181063'] },
  '00280010': { vr: 'US', Value: [1024] },
  '00280030': { vr: 'DS', Value: [0.5, 0.25] },
  '00282000': { vr: 'OB', InlineBinary: 'AP8=' },
  '00089459': { vr: 'FL', Value: [30] },
  '00200060': { vr: 'CS' },
};

const COMPONENTS = ['FamilyName', 'GivenName', 'MiddleName', 'NamePrefix', 'NameSuffix'].map(
  (name) => column(name, 'STRING'),
);

describe('The export that tests are made with', () => {
  it('has the columns that the Healthcare API documents', () => {
    const byName = (names: readonly { readonly name: string }[]) =>
      names.toSorted((left, right) => left.name.localeCompare(right.name));

    assert.deepEqual(
      byName(exportColumns([DATASET])),
      byName([
        repeated('SpecificCharacterSet', 'STRING'),
        column('StudyDate', 'DATE'),
        column('StudyTime', 'TIME'),
        column('AcquisitionDateTime', 'TIMESTAMP'),
        column('TransferSyntaxUID', 'STRING'),
        column(
          'PatientName',
          'RECORD',
          ...['Alphabetic', 'Ideographic', 'Phonetic'].map((group) =>
            column(group, 'RECORD', ...COMPONENTS),
          ),
        ),
        column('PatientAge', 'STRING'),
        column('SliceThickness', 'STRING'),
        repeated('SourceImageSequence', 'RECORD', column('ReferencedSOPInstanceUID', 'STRING')),
        repeated('FrameIncrementPointer', 'INTEGER'),
        column('Rows', 'INTEGER'),
        repeated('PixelSpacing', 'STRING'),
        column('RecommendedDisplayFrameRateInFloat', 'FLOAT'),
        column('Laterality', 'STRING'),
        repeated('OtherElements', 'RECORD', column('Tag', 'STRING'), repeated('Data', 'STRING')),
      ]),
    );
  });

  it('has the values as those types have them', () => {
    assert.deepEqual(exportRow(DATASET), {
      SpecificCharacterSet: ['ISO_IR 100'],
      StudyDate: '2017-01-31',
      StudyTime: '10:15:00',
      AcquisitionDateTime: '2017-01-31 10:15:30.50+00',
      TransferSyntaxUID: '1.2.840.10008.1.2',
      PatientName: {
        Alphabetic: {
          FamilyName: 'Yamada',
          GivenName: 'Taro',
          MiddleName: null,
          NamePrefix: null,
          NameSuffix: null,
        },
        Ideographic: null,
        Phonetic: null,
      },
      PatientAge: '058Y',
      SliceThickness: '1.5',
      SourceImageSequence: [{ ReferencedSOPInstanceUID: '1.2' }, {}],
      FrameIncrementPointer: [0x00181063],
      Rows: 1024,
      PixelSpacing: ['0.5', '0.25'],
      RecommendedDisplayFrameRateInFloat: 30,
      Laterality: null,
      OtherElements: [{ Tag: '00091001', Data: ['private'] }],
    });
  });

  it('leaves of a data set what it can tell', () => {
    const { '00091001': _private, '00282000': _binary, '00200060': _empty, ...others } = DATASET;

    assert.deepEqual(whatRemains(DATASET), {
      ...others,
      '00080030': { vr: 'TM', Value: ['101500'] },
      '0008002A': { vr: 'DT', Value: ['20170131101530.5+0000'] },
      '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Yamada^Taro' }] },
    });
  });
});
