import type { Context } from '../context.ts';
import { after, type Soon } from '../soon.ts';
import { isUid } from '../terms/dicom-uid.ts';
import { type Study, studyOf } from './study.ts';

/** The study of a UID; null where unknown. */
export const loadStudy = (uid: string, { loaders }: Context): Soon<Study | null> =>
  isUid(uid)
    ? after(loaders.imageByStudyUid.load(uid), (image) => (image === null ? null : studyOf(image)))
    : null;
