import { dicomUid } from '../terms/dicom-uid.ts';

/** All names of one DICOM instance of the collection. */
export interface InstanceKey {
  /** File name in the published set, such as "00000013_008.png". */
  readonly imageIndex: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  /** SOP Instance UID. */
  readonly instanceUid: string;
}

/** The names of an image's instance; a pure function of the file name, no store is asked. */
export const instanceKeyOf = (imageIndex: string): InstanceKey => ({
  imageIndex,
  studyUid: dicomUid(imageIndex, 'study'),
  seriesUid: dicomUid(imageIndex, 'series'),
  instanceUid: dicomUid(imageIndex, 'instance'),
});
