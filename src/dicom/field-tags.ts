/** The elements that fields of DicomInstance rest on. */
export const INSTANCE_TAGS = {
  sopClassUid: '00080016',
  transferSyntaxUid: '00083002',
  modality: '00080060',
  photometricInterpretation: '00280004',
  rows: '00280010',
  columns: '00280011',
  bitsStored: '00280101',
  numberOfFrames: '00280008',
} as const;

/** Study Description. */
export const STUDY_DESCRIPTION = '00081030';

/** What the objects of the collection say of who was imaged, which only tags show: PatientID, PatientSex, PatientAge. */
export const PATIENT_TAGS = ['00100020', '00100040', '00101010'] as const;

/** The elements that a field of the graph rests on, by type and field; a field that is not here rests on none. */
export const FIELD_TAGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Study.description', [STUDY_DESCRIPTION]],
  ['Study.modalities', [INSTANCE_TAGS.modality]],
  ['Series.modality', [INSTANCE_TAGS.modality]],
  ...Object.entries(INSTANCE_TAGS).map(([field, tag]): [string, string[]] => [
    `DicomInstance.${field}`,
    [tag],
  ]),
  ['DicomInstance.numberOfFrames', [INSTANCE_TAGS.numberOfFrames, INSTANCE_TAGS.rows]],
]);
