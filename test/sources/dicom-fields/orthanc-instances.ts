// Asks Orthanc itself, past everything of ours.
import assert from 'node:assert/strict';
import type { DicomDataset, DicomElement, DicomValue } from '../../../src/dicom/dicom-json.ts';
import type { InstanceKey } from '../../../src/dicom/instance-key.ts';

/** Its answer, with an element that it has as bulk data. */
interface RawElement extends DicomElement {
  readonly BulkDataURI?: string;
}

const json = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init);
  assert.ok(response.ok, `${url}: ${response.status}`);
  return JSON.parse(await response.text());
};

/** Names of the instances that a DICOMweb server holds, by its own word. */
export const instancesIn = async (url: string): Promise<readonly InstanceKey[]> => {
  const found: Record<string, { Value: [string] }>[] = await json(`${url}/instances?limit=5000`);
  const uid = (row: Record<string, { Value: [string] }>, tag: string) => row[tag]?.Value[0] ?? '';
  return found.map((row) => ({
    imageIndex: '',
    studyUid: uid(row, '0020000D'),
    seriesUid: uid(row, '0020000E'),
    instanceUid: uid(row, '00080018'),
  }));
};

/** An instance's data set as the server tells it, without what is left out everywhere. */
export const metadataOf = async (url: string, key: InstanceKey): Promise<DicomDataset> => {
  const { studyUid, seriesUid, instanceUid } = key;
  const path = `studies/${studyUid}/series/${seriesUid}/instances/${instanceUid}/metadata`;
  const [dataset] = await json(`${url}/${path}`);
  return withoutBulk(dataset);
};

/** Forgets an instance, so that another of the same name can come. */
export const forget = async (url: string, { instanceUid }: InstanceKey): Promise<void> => {
  const origin = new URL(url).origin;
  const [{ Path: path }] = await json(`${origin}/tools/lookup`, {
    method: 'POST',
    body: instanceUid,
  });
  await json(`${origin}${path}`, { method: 'DELETE' });
};

/** Pixel and bulk data, addresses of the store, the meta header and group lengths. */
const isLeftOut = (tag: string, element: RawElement): boolean =>
  tag === '7FE00010' ||
  tag === '00081190' ||
  tag.startsWith('0002') ||
  tag.endsWith('0000') ||
  element.BulkDataURI !== undefined;

const withoutBulk = (dataset: Readonly<Record<string, RawElement>>): DicomDataset =>
  Object.fromEntries(
    Object.entries(dataset).flatMap(([tag, element]) =>
      isLeftOut(tag, element) ? [] : [[tag, withoutBulkInItems(element)]],
    ),
  );

const withoutBulkInItems = ({ Value: values, ...element }: RawElement): DicomElement =>
  values === undefined || values.length === 0
    ? element
    : { ...element, Value: element.vr === 'SQ' ? values.map(itemOf) : values };

const itemOf = (item: DicomValue): DicomValue =>
  item !== null && typeof item === 'object' ? withoutBulk(Object(item)) : item;
