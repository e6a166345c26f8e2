import { column, repeated } from '../../support/table-columns.ts';
import { NAMES, SEQUENCES } from './record-columns.ts';
import type { TypedColumn } from './typed-column.ts';

const DAYS: readonly TypedColumn[] = [
  [column('StudyDate', 'DATE'), '2017-01-31', ['00080020', { vr: 'DA', Value: ['20170131'] }]],
  [column('SeriesDate', 'STRING'), '20170131', ['00080021', { vr: 'DA', Value: ['20170131'] }]],
  [column('StudyTime', 'TIME'), '10:15:30.250', ['00080030', { vr: 'TM', Value: ['101530.25'] }]],
  [column('SeriesTime', 'TIME'), '10:15:00', ['00080031', { vr: 'TM', Value: ['101500'] }]],
  [
    column('AcquisitionDateTime', 'TIMESTAMP'),
    '2017-01-31 10:15:30.000125+00',
    ['0008002A', { vr: 'DT', Value: ['20170131101530.000125+0000'] }],
  ],
  [
    column('FrameAcquisitionDateTime', 'DATETIME'),
    '1969-12-31 23:59:59',
    ['00189074', { vr: 'DT', Value: ['19691231235959'] }],
  ],
  // A day has no place in a number.
  [column('AcquisitionDate', 'INTEGER'), 20170131, null],
];

const NUMBERS: readonly TypedColumn[] = [
  [column('Rows', 'INTEGER'), 1024, ['00280010', { vr: 'US', Value: [1024] }]],
  [column('InstanceNumber', 'STRING'), '7', ['00200013', { vr: 'IS', Value: [7] }]],
  [column('SeriesNumber', 'NUMERIC'), 12, ['00200011', { vr: 'IS', Value: [12] }]],
  [column('SliceThickness', 'NUMERIC'), '1.250', ['00180050', { vr: 'DS', Value: [1.25] }]],
  [column('KVP', 'STRING'), 'many', ['00180060', { vr: 'DS', Value: ['many'] }]],
  [
    repeated('PixelSpacing', 'STRING'),
    ['0.5', '', '2.5e-1'],
    ['00280030', { vr: 'DS', Value: [0.5, null, 0.25] }],
  ],
  [repeated('WindowCenter', 'FLOAT'), [40.5, -1], ['00281050', { vr: 'DS', Value: [40.5, -1] }]],
  [column('EchoNumbers', 'INTEGER'), 0, ['00180086', { vr: 'IS', Value: [0] }]],
  [
    repeated('SelectorUVValue', 'INTEGER'),
    ['9007199254740993', 1],
    ['00720083', { vr: 'UV', Value: ['9007199254740993', 1] }],
  ],
  [
    repeated('FrameIncrementPointer', 'INTEGER'),
    [0x00181063, 0x7fe00010],
    ['00280009', { vr: 'AT', Value: ['00181063', '7FE00010'] }],
  ],
  [
    column('DimensionIndexPointer', 'STRING'),
    '(0020,9056)',
    ['00209165', { vr: 'AT', Value: ['00209056'] }],
  ],
  // Whether these have a sign shows in those that have one.
  [column('SmallestImagePixelValue', 'INTEGER'), -5, ['00280106', { vr: 'SS', Value: [-5] }]],
  [column('LargestImagePixelValue', 'INTEGER'), 5, ['00280107', { vr: 'US', Value: [5] }]],
];

const TEXTS: readonly TypedColumn[] = [
  [column('PatientID', 'INTEGER'), 13, ['00100020', { vr: 'LO', Value: ['13'] }]],
  [column('PatientAge', 'INTEGER'), 58, ['00101010', { vr: 'AS', Value: ['58'] }]],
  [column('patientSex', 'STRING'), 'F', ['00100040', { vr: 'CS', Value: ['F'] }]],
  [column('StudyDescription', 'STRING'), '', ['00081030', { vr: 'LO' }]],
  [
    repeated('ImageType', 'STRING'),
    ['DERIVED', '', 'né "\\'],
    ['00080008', { vr: 'CS', Value: ['DERIVED', null, 'né "\\'] }],
  ],
  [repeated('OtherPatientIDs', 'STRING'), [], null],
  [column('TransferSyntaxUID', 'STRING'), '1.2', ['00083002', { vr: 'UI', Value: ['1.2'] }]],
];

const OTHERS: readonly TypedColumn[] = [
  [column('IconImageColorProfile', 'BYTES'), 'AP8=', null],
  [column('ICCProfile', 'BYTES'), 'AP8B/w==', ['00282000', { vr: 'OB', InlineBinary: 'AP8B/w==' }]],
  [column('EncapsulatedDocument', 'BYTES'), Buffer.alloc(4097).toString('base64'), null],
  [column('RedPaletteColorLookupTableData', 'STRING'), 'AP8=', null],
  [column('PixelData', 'BYTES'), 'AP8=', null],
  [column('MediaStorageSOPClassUID', 'STRING'), '1.2', null],
  [column('tag_00091001', 'STRING'), 'any', ['00091001', { vr: 'UC', Value: ['any'] }]],
  [column('Tag_00091002', 'INTEGER'), -3, ['00091002', { vr: 'SV', Value: [-3] }]],
  // The keyword of a tag counts, wherever it stands.
  [column('Tag_00280010', 'INTEGER'), 1, null],
  [column('NoKeyword', 'STRING'), 'x', null],
  [column('OverlayRows', 'INTEGER'), 1, null],
  [column('BurnedInAnnotation', 'BOOLEAN'), 'true', null],
  [column('BlobStorageSize', 'INTEGER'), 1, null],
];

/** A column of each kind that an export, or a table of one's own, can have. */
export const TYPED_COLUMNS = [...DAYS, ...OTHERS, ...NUMBERS, ...TEXTS, ...NAMES, ...SEQUENCES];
