import type { PixelSize } from '../../../dicom/pixel-size.ts';
import { type Question, withHeader } from '../../google/ask-google.ts';

/** Sends a request, with the options that it is given. */
export type Send = Question<unknown>['send'];

/** Parameters of a search: a name may have several values. */
export type SearchValues = Readonly<Record<string, readonly string[]>>;

/** The requests that are made of one DICOM store, by Google's client. path: of an instance, below the store. */
export interface HealthcareClient {
  search(values: SearchValues): Send;
  metadata(path: string): Send;
  rendered(path: string, size: PixelSize | null): Send;
  object(path: string): Send;
  frame(path: string, frameNumber: number): Send;
}

/** What is asked for: https://docs.cloud.google.com/healthcare-api/docs/dicom. */
const ACCEPT = {
  json: 'application/dicom+json',
  picture: 'image/png',
  // transfer-syntax=* keeps the store from decoding what it holds. Only the type is quoted.
  object: 'application/dicom; transfer-syntax=*',
  frame: 'multipart/related; type="application/octet-stream"; transfer-syntax=*',
} as const;

/**
 * Loads Google's client, from the one folder of it that is needed: all of it takes half a second.
 *
 * parent: the store, projects/…/locations/…/datasets/…/dicomStores/… .
 */
export const healthcareClient = async (parent: string): Promise<HealthcareClient> => {
  const { healthcare } = await import('googleapis/build/src/apis/healthcare/index.js');
  const { dicomStores } = healthcare('v1').projects.locations.datasets;
  const { instances } = dicomStores.studies.series;
  return {
    search: (values) => (options) =>
      dicomStores.searchForInstances(
        { parent, dicomWebPath: 'instances' },
        { ...withHeader(options, 'accept', ACCEPT.json), params: { ...values } },
      ),
    metadata: (path) => (options) =>
      instances.retrieveMetadata(
        { parent, dicomWebPath: `${path}/metadata` },
        withHeader(options, 'accept', ACCEPT.json),
      ),
    rendered: (path, size) => (options) =>
      instances.retrieveRendered(
        {
          parent,
          dicomWebPath: `${path}/rendered`,
          ...(size === null ? {} : { viewport: `${size.width},${size.height}` }),
        },
        withHeader(options, 'accept', ACCEPT.picture),
      ),
    object: (path) => (options) =>
      instances.retrieveInstance(
        { parent, dicomWebPath: path },
        withHeader(options, 'accept', ACCEPT.object),
      ),
    frame: (path, frameNumber) => (options) =>
      instances.frames.retrieveFrames(
        { parent, dicomWebPath: `${path}/frames/${frameNumber}` },
        withHeader(options, 'accept', ACCEPT.frame),
      ),
  };
};
