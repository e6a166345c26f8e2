import type { Context } from '../context.ts';
import { isUid } from '../terms/dicom-uid.ts';
import { type Study, studyOf } from './study.ts';

/** The study of a UID; null where unknown. */
export const loadStudy = async (uid: string, { loaders }: Context): Promise<Study | null> => {
  const image = isUid(uid) ? await loaders.imageByStudyUid.load(uid) : null;
  return image === null ? null : studyOf(image);
};
