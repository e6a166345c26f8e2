import { dicomUid } from '../../../src/terms/dicom-uid.ts';

/** How each field of an image is asked for. */
export const FIELDS: Readonly<Record<string, string>> = {
  boundingBoxes: 'boundingBoxes { finding x areaFraction }',
  consensus: 'consensus(finding: MASS, labelSet: ALL_FINDINGS_2021) { value votes { count } }',
  dataQuality: 'dataQuality',
  dicom: 'dicom { sopInstanceUid rows }',
  files: 'files { pngUri pngUrl }',
  findings:
    'findings was: findings(labelSet: NIH_NLP_2017) read: findings(labelSet: ALL_FINDINGS_2021)',
  followUpNumber: 'followUpNumber',
  id: 'id',
  imageIndex: 'imageIndex',
  labels: 'labels { id value rawValue provenance { row column } }',
  originalSize: 'originalSize { width height }',
  patient: 'patient { patientId sex split imageCount }',
  patientAgeYears: 'patientAgeYears',
  pixelSpacingMm: 'pixelSpacingMm { x y }',
  renderedUrl: 'renderedUrl',
  sequenceNumber: 'sequenceNumber',
  sopInstanceUid: 'sopInstanceUid',
  split: 'split',
  study: 'study { id studyInstanceUid viewerUrl images { imageIndex } patient { id } }',
  thumbnailUrl: 'thumbnailUrl',
  viewPosition: 'viewPosition',
  viewerUrl: 'viewerUrl',
};

const IMAGE = '00000013_008.png';

/** Other ways to images; FIELDS stands for what is shown of each. */
export const WAYS: Readonly<Record<string, string>> = {
  'by its key': `image(by: { imageIndex: "${IMAGE}" }) { FIELDS }`,
  'by its UID': `image(by: { sopInstanceUid: "${dicomUid(IMAGE, 'instance')}" }) { FIELDS }`,
  'by many keys': `imagesByIndex(imageIndexes: ["${IMAGE}", "00000001_000.png", "x"]) { FIELDS }`,
  'from a study': `study(studyInstanceUid: "${dicomUid(IMAGE, 'study')}") { images { FIELDS } }`,
  'from a page of studies': 'studies(first: 4) { edges { cursor node { images { FIELDS } } } }',
  'from a patient': 'patient(patientId: 13) { images(last: 3) { nodes { FIELDS } } }',
  'from the studies of a patient': 'patient(patientId: 13) { studies { images { FIELDS } } }',
  'from a timeline': 'patient(patientId: 13) { timeline { image { FIELDS } } }',
  'from a label': 'labels(last: 5) { nodes { image { FIELDS } } }',
  'from a reader': 'reader(readerId: "4343882785") { images(first: 3) { nodes { FIELDS } } }',
  'from a search': 'search(text: "00000013_0") { id ... on Image { FIELDS } }',
  'behind a directive':
    'images(first: 2) { nodes @skip(if: false) { ... @include(if: true) { FIELDS } } }',
};
