import { decodeDataset } from '../../dicom/decode-dataset.ts';
import type { DicomDataset } from '../../dicom/dicom-json.ts';
import type { InstanceKey } from '../../dicom/instance-key.ts';
import { indexBy } from '../../maps.ts';
import { brokenAnswer } from './answer-failure.ts';
import type { SearchParameters } from './dicomweb-transport.ts';
import { type GuardedTransport, instanceUidOf } from './instance-metadata.ts';

const STUDY_UID = '0020000D';
const SERIES_UID = '0020000E';

/**
 * What a search for a list of instances tells of them, by SOP Instance UID.
 *
 * It is the one search that serves many instances, as each image of the collection is a study of its
 * own. Who is missing may be held all the same: not every server matches lists. Errors: SourceError.
 */
export const searchByUid = async (
  asked: GuardedTransport,
  keys: readonly InstanceKey[],
  tags: readonly string[],
): Promise<ReadonlyMap<string, DicomDataset>> => {
  const parameters: SearchParameters = [
    ['SOPInstanceUID', keys.map(({ instanceUid }) => instanceUid).join(',')],
    ...tags.map((tag) => ['includefield', tag] as const),
    ['limit', String(keys.length)],
  ];
  const wanted = indexBy(keys, ({ instanceUid }) => instanceUid);
  const found = new Map<string, DicomDataset>();
  const readFrom = async (offset: number): Promise<void> => {
    const rows = await page(asked, parameters, offset);
    const before = found.size;
    for (const row of rows) addRow(found, wanted, row);
    // A server may give less than it was asked for at a time. One that does not match lists brings
    // nothing that is wanted sooner or later, and is not followed through the whole archive.
    const isWorthMore = found.size > before && found.size < wanted.size;
    if (isWorthMore) await readFrom(offset + rows.length);
  };
  await readFrom(0);
  return found;
};

const page = async (
  { transport, guard }: GuardedTransport,
  parameters: SearchParameters,
  offset: number,
): Promise<readonly unknown[]> => {
  const attempted = 'search for instances by UID';
  const all: SearchParameters =
    offset === 0 ? parameters : [...parameters, ['offset', String(offset)]];
  const answer = await guard.run(attempted, (signal) => transport.searchInstances(all, signal));
  if (answer === null) return [];
  if (!Array.isArray(answer)) throw brokenAnswer(attempted, new TypeError('It is no list.'));
  const rows: readonly unknown[] = answer;
  return rows;
};

/** Adds a row of an answer, where it is of an instance that is wanted and can be read. */
const addRow = (
  found: Map<string, DicomDataset>,
  wanted: ReadonlyMap<string, InstanceKey>,
  row: unknown,
): void => {
  const dataset = rowOf(row);
  const key = dataset === null ? undefined : wanted.get(instanceUidOf(dataset) ?? '');
  if (dataset === null || key === undefined) return;
  const isOfKey =
    isOf(dataset, STUDY_UID, key.studyUid) && isOf(dataset, SERIES_UID, key.seriesUid);
  if (isOfKey) found.set(key.instanceUid, dataset);
};

/** The data set of a row; null where it cannot be read: its instance is then asked for alone. */
const rowOf = (row: unknown): DicomDataset | null => {
  try {
    return decodeDataset(row);
  } catch {
    return null;
  }
};

/** The same SOP Instance UID may be stored in two studies; a row need not tell of which it is. */
const isOf = (dataset: DicomDataset, tag: string, uid: string): boolean =>
  (dataset[tag]?.Value?.[0] ?? uid) === uid;
