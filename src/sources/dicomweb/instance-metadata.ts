import { decodeDataset } from '../../dicom/decode-dataset.ts';
import type { DicomDataset } from '../../dicom/dicom-json.ts';
import type { InstanceKey } from '../../dicom/instance-key.ts';
import type { Guard } from '../guard/guard.ts';
import { brokenAnswer } from './answer-failure.ts';
import type { DicomwebTransport } from './dicomweb-transport.ts';

/** A server, and what stands before it. */
export interface GuardedTransport {
  readonly transport: DicomwebTransport;
  readonly guard: Guard;
}

const INSTANCE_UID = '00080018';

/** All attributes of an instance; null where it is not held. Errors: SourceError. */
export const instanceMetadata = async (
  { transport, guard }: GuardedTransport,
  key: InstanceKey,
): Promise<DicomDataset | null> => {
  const attempted = `metadata of ${key.imageIndex}`;
  const answer = await guard.run(attempted, (signal) => transport.metadata(key, signal));
  try {
    return readMetadata(answer, key);
  } catch (error) {
    throw brokenAnswer(attempted, error);
  }
};

/** Errors: TypeError where it is no list of the data set of this instance alone. */
const readMetadata = (answer: unknown, key: InstanceKey): DicomDataset | null => {
  if (answer === null) return null;
  if (!Array.isArray(answer)) throw new TypeError('Metadata: wanted a list.');
  const datasets: readonly unknown[] = answer;
  // Google answers with an empty list where others answer 404.
  if (datasets.length === 0) return null;
  if (datasets.length > 1) throw new TypeError(`Metadata: ${datasets.length} data sets for one.`);
  const dataset = decodeDataset(datasets[0]);
  const uid = instanceUidOf(dataset);
  if (uid !== key.instanceUid) throw new TypeError(`Metadata: they are those of ${uid}.`);
  return dataset;
};

/** The SOP Instance UID in a data set; null where it has none. */
export const instanceUidOf = (dataset: DicomDataset): string | null => {
  const uid = dataset[INSTANCE_UID]?.Value?.[0];
  return typeof uid === 'string' ? uid : null;
};
