/** Fields of Image, and the tags that a store is asked for. */
export const WANTED: readonly (readonly [string, readonly string[] | 'ALL'])[] = [
  ['dicom { __typename }', []],
  ['dicom { sopInstanceUid dicomUrl frameUrl(number: 2) }', []],
  ['dicom { rows }', ['00280010']],
  ['dicom { numberOfFrames }', ['00280008', '00280010']],
  [
    'dicom { rows columns modality } again: dicom { rows bitsStored }',
    ['00080060', '00280010', '00280011', '00280101'],
  ],
  ['dicom { tags(names: ["PatientSex", "0010,0020"]) { vr } }', ['00100020', '00100040']],
  ['dicom { tags(names: []) { vr } }', []],
  ['dicom { tags(names: ["PixelData", "TransferSyntaxUID", "00280000"]) { vr } }', []],
  ['dicom { tags(names: "PatientSex") { vr } }', ['00100040']],
  [
    'dicom { a: tags(names: ["PatientSex"]) { vr } b: tags(names: ["PatientAge"]) { vr } }',
    ['00100040', '00101010'],
  ],
  ['dicom { tags { vr } }', 'ALL'],
  ['dicom { tags(names: null) { vr } }', 'ALL'],
  ['dicom { rows } b: dicom { json }', 'ALL'],
  ['dicom { rows json @skip(if: true) tags @include(if: false) { vr } }', ['00280010']],
  ['dicom { rows } b: dicom @skip(if: true) { columns }', ['00280010']],
  ['dicom { ... @include(if: false) { json } ... on DicomInstance { rows } }', ['00280010']],
  [
    'dicom { ...Size } b: dicom { ...Size @include(if: false) ...Kind }',
    ['00080060', '00280010', '00280011'],
  ],
  ['study { description }', ['00081030']],
  [
    'study { modalities series { seriesInstanceUid instances { columns } } } dicom { rows }',
    ['00080060', '00280010', '00280011'],
  ],
  ['study { series { modality } }', ['00080060']],
  ['study { series { instances { sopInstanceUid } } }', []],
  ['study { images { dicom { json } } } dicom { rows }', 'ALL'],
];

/** What some of them spread. */
export const FRAGMENTS = `
fragment Size on DicomInstance { rows columns }
fragment Kind on DicomInstance { modality }
`;
