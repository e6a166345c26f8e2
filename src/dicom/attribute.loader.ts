import { type Loader, loadOne } from '../batch.ts';
import type { GatewayError } from '../errors.ts';
import type { AttributeSource } from './attribute.source.ts';
import type { DicomDataset } from './dicom-json.ts';
import { instanceKeyOf } from './instance-key.ts';
import type { WantedTags } from './wanted-tags.ts';

type AttributeLoader = Loader<string, DicomDataset | null>;

/** The loader of the attributes that one request shows. */
export const attributeLoaders = (source: AttributeSource) => {
  let opened: Promise<AttributeLoader> | null = null;
  return {
    /**
     * Attributes by file name; null where the source does not hold the instance.
     *
     * wantedInRequest: what all fields of the request show together; it is asked for once.
     */
    attributesByImage: async (
      imageIndex: string,
      wantedInRequest: () => Promise<WantedTags>,
    ): Promise<DicomDataset | null> => {
      opened ??= openLoader(source, wantedInRequest());
      return (await opened).load(imageIndex);
    },
  };
};

const openLoader = async (
  source: AttributeSource,
  wantedInRequest: Promise<WantedTags>,
): Promise<AttributeLoader> => {
  const wanted = await wantedInRequest;
  return loadOne<string, DicomDataset>('attributesByImage', async (imageIndexes) => {
    const keys = imageIndexes.map(instanceKeyOf);
    const byUid = await source.attributes(keys, wanted);
    const byImage = new Map<string, DicomDataset | GatewayError>();
    for (const { imageIndex, instanceUid } of keys) {
      const found = byUid.get(instanceUid);
      if (found !== undefined) byImage.set(imageIndex, found);
    }
    return byImage;
  });
};
