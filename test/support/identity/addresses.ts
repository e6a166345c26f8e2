import assert from 'node:assert/strict';
import type { TestGateway } from '../gateway.ts';
import { askGraph, bearer } from './asking.ts';

const ADDRESSES =
  '{ images(first: 1) { nodes { thumbnailUrl dicom { dicomUrl } } export { url metadataUrl } } }';

interface Given {
  readonly images: {
    readonly nodes: readonly {
      readonly thumbnailUrl: string;
      readonly dicom: { readonly dicomUrl: string } | null;
    }[];
    readonly export: { readonly url: string; readonly metadataUrl: string };
  };
}

/** Addresses that the graph gives to who has a key of a researcher. */
export const addressesFor = async (key: string, gateway: Pick<TestGateway, 'url'>) => {
  const { data, text } = await askGraph(gateway, ADDRESSES, bearer(key));
  assert.ok(data !== null, text);
  const { images } = data as Given;
  const [image] = images.nodes;
  return {
    thumbnail: image?.thumbnailUrl ?? '',
    dicom: image?.dicom?.dicomUrl ?? '',
    file: images.export.url,
    metadata: images.export.metadataUrl,
  };
};
