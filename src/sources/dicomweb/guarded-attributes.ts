import { isLeftOut, pickTags } from '../../dicom/decode-dataset.ts';
import type { DicomDataset } from '../../dicom/dicom-json.ts';
import type { InstanceKey } from '../../dicom/instance-key.ts';
import type { WantedTags } from '../../dicom/wanted-tags.ts';
import { GatewayError } from '../../errors.ts';
import { indexBy } from '../../maps.ts';
import { type GuardedTransport, instanceMetadata } from './instance-metadata.ts';
import { checkUids } from './paths.ts';
import { searchByUid } from './search-by-uid.ts';

/** Instances of one search: their UIDs make an address of at most 3,250 characters. */
const LIST_LENGTH = 50;
/** Tags of one search, so that its address stays below 8,000 characters, which all servers take. */
const MOST_TAGS = 100;

/** What is known of an instance: null where it is not held. */
type Finding = DicomDataset | GatewayError | null;
type Entry = readonly [instanceUid: string, finding: Finding];

/**
 * Attributes of instances, as AttributeSource has it: named tags by one search for many instances,
 * and whatever a search does not tell by the metadata of that instance.
 */
export const guardedAttributes = async (
  asked: GuardedTransport,
  keys: readonly InstanceKey[],
  wanted: WantedTags,
): Promise<ReadonlyMap<string, DicomDataset | GatewayError>> => {
  for (const key of keys) checkUids(key);
  const each = [...indexBy(keys, ({ instanceUid }) => instanceUid).values()];
  const entries = await findings(asked, each, wanted);
  const known = new Map<string, DicomDataset | GatewayError>();
  for (const [uid, finding] of entries) if (finding !== null) known.set(uid, finding);
  const errors = entries.map(([, finding]) => finding).filter((one) => one instanceof GatewayError);
  if (errors[0] !== undefined && errors.length === entries.length) throw errors[0];
  return known;
};

const findings = async (
  asked: GuardedTransport,
  keys: readonly InstanceKey[],
  wanted: WantedTags,
): Promise<readonly Entry[]> => {
  if (wanted === 'ALL') return readEach(asked, keys, (dataset) => dataset);
  const tags = [...new Set(wanted)].filter((tag) => !isLeftOut(tag));
  if (tags.length > MOST_TAGS) return readEach(asked, keys, (dataset) => pickTags(dataset, tags));
  const lists = chunksOf(keys, LIST_LENGTH).map((list) => readList(asked, list, tags));
  return (await Promise.all(lists)).flat();
};

/** The metadata of each instance, at the guard's pace. */
const readEach = (
  asked: GuardedTransport,
  keys: readonly InstanceKey[],
  pick: (dataset: DicomDataset) => DicomDataset,
): Promise<readonly Entry[]> =>
  Promise.all(
    keys.map(async (key): Promise<Entry> => {
      const dataset = await orError(instanceMetadata(asked, key));
      const isRead = dataset !== null && !(dataset instanceof GatewayError);
      return [key.instanceUid, isRead ? pick(dataset) : dataset];
    }),
  );

/** Named tags of a list of instances. Where the search fails, so does the list. */
const readList = async (
  asked: GuardedTransport,
  keys: readonly InstanceKey[],
  tags: readonly string[],
): Promise<readonly Entry[]> => {
  const found = await orError(searchByUid(asked, keys, tags));
  if (found instanceof GatewayError) return keys.map((key) => [key.instanceUid, found]);
  const told = keys.flatMap(({ instanceUid }): Entry[] => {
    const row = found.get(instanceUid);
    return row !== undefined && tellsAll(row, tags) ? [[instanceUid, pickTags(row, tags)]] : [];
  });
  const toldUids = new Set(told.map(([uid]) => uid));
  const untold = keys.filter(({ instanceUid }) => !toldUids.has(instanceUid));
  return [...told, ...(await readEach(asked, untold, (dataset) => pickTags(dataset, tags)))];
};

/**
 * Whether a row of a search tells all there is to know of these tags.
 *
 * One that it leaves out may be there: Orthanc 1.10 tells no sequences, no private elements and no
 * long texts in a search, others only what they index. Of several tags as values it tells the first.
 */
const tellsAll = (row: DicomDataset, tags: readonly string[]): boolean =>
  tags.every((tag) => row[tag] !== undefined && row[tag].vr !== 'AT');

const orError = async <T>(answer: Promise<T>): Promise<T | GatewayError> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
};

const chunksOf = <T>(all: readonly T[], length: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / length) }, (_, place) =>
    all.slice(place * length, (place + 1) * length),
  );
