import type { ByteRange } from '../../dicom/stored-bytes.ts';
import { type Question, withHeader } from '../google/ask-google.ts';

type Send = Question<unknown>['send'];

/** The requests that are made of one bucket, by Google's client. */
export interface BucketClient {
  /** The bytes of an original PNG file, or a part of them. imageIndex: of the form 00000013_008.png. */
  download(imageIndex: string, range: ByteRange | null): Send;
  /** The name of one file; what costs least and shows that files can be read. */
  listOne(): Send;
}

/** Loads Google's client, from the one folder of it that is needed. userProject: who pays. */
export const bucketClient = async (bucket: string, userProject: string): Promise<BucketClient> => {
  const { storage } = await import('googleapis/build/src/apis/storage/index.js');
  const { objects } = storage('v1');
  return {
    download: (imageIndex, range) => (options) =>
      objects.get(
        { bucket, object: `png/${imageIndex}`, alt: 'media', userProject },
        range === null
          ? options
          : withHeader(options, 'range', `bytes=${range.first}-${range.last}`),
      ),
    listOne: () => (options) =>
      objects.list(
        { bucket, prefix: 'png/', maxResults: 1, userProject, fields: 'items(name)' },
        options,
      ),
  };
};
