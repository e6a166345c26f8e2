import type { DicomDataset } from '../../dicom/dicom-json.ts';
import type { InstanceKey } from '../../dicom/instance-key.ts';
import { damaged, type FileQuestion } from './file-failure.ts';

/** SOP Instance UID. */
const INSTANCE_UID = '00080018';

/** SourceError where a data set is not of this instance: it stands under another's name. */
export const checkInstance = (
  dataset: DicomDataset,
  { instanceUid }: InstanceKey,
  question: FileQuestion,
): void => {
  const found = dataset[INSTANCE_UID]?.Value?.[0];
  if (found === instanceUid) return;
  throw damaged(question, `Wanted instance ${instanceUid}, found ${JSON.stringify(found)}.`);
};
