import assert from 'node:assert/strict';
import type { AttributeSource } from '../../../src/dicom/attribute.source.ts';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import type { WantedTags } from '../../../src/dicom/wanted-tags.ts';

export const MEBIBYTE = 1024 * 1024;
export const SEX = '00100040';
export const AGE = '00101010';
export const ROWS = '00280010';

/** Images. */
export const [A, B, C] = ['00000001_000.png', '00000001_001.png', '00000002_000.png'] as const;

/** What a source holds of an image. */
export const datasetOf = (imageIndex: string): DicomDataset => ({
  [SEX]: { vr: 'CS', Value: [imageIndex] },
  [ROWS]: { vr: 'US', Value: [1024] },
});

/** Asks about images; the answers by file name. */
export const ask = async (
  source: AttributeSource,
  images: readonly string[],
  wanted: WantedTags,
) => {
  const keys = images.map(instanceKeyOf);
  const found = await source.attributes(keys, wanted);
  assert.ok(found.size <= keys.length);
  return Object.fromEntries(
    keys.map(({ imageIndex, instanceUid }) => [imageIndex, found.get(instanceUid)]),
  );
};
