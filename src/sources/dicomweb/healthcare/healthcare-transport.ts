import type { Rendition } from '../../../dicom/object.source.ts';
import type { StoredBytes } from '../../../dicom/stored-bytes.ts';
import type { GoogleAnswer, GoogleApi } from '../../google/ask-google.ts';
import { type Credentials, googleCredentials, noCredentials } from '../../google/credentials.ts';
import type { DicomwebTransport } from '../dicomweb-transport.ts';
import { frameType } from '../frame-type.ts';
import { type Asked, reading, readObject, readPicture } from '../read-answer.ts';
import { storedContent } from '../stored-content.ts';
import { type HealthcareClient, healthcareClient } from './healthcare-client.ts';
import { type HealthcareQuestions, healthcareQuestions, readList } from './healthcare-questions.ts';
import { searchAll, searchValues } from './healthcare-search.ts';

export interface HealthcareOptions {
  /** projects/…/locations/…/datasets/…/dicomStores/… */
  readonly store: string;
  /** Where the API is; null: Google's own. */
  readonly rootUrl: string | null;
  readonly timeoutMs: number;
}

const SCOPE = 'https://www.googleapis.com/auth/cloud-healthcare';

/** A DICOM store of the Cloud Healthcare API, through Google's client, which is loaded here. */
export const healthcareTransport = async (
  options: HealthcareOptions,
): Promise<DicomwebTransport> => {
  const { store, rootUrl, timeoutMs } = options;
  if (rootUrl !== null) return authorizedTransport(options, noCredentials);
  const project = store.split('/')[1] ?? '';
  return authorizedTransport(
    options,
    await googleCredentials({ scope: SCOPE, project, timeoutMs }),
  );
};

/** The same with credentials that were found elsewhere. */
export const authorizedTransport = async (
  { store, rootUrl, timeoutMs }: HealthcareOptions,
  credentials: Credentials,
): Promise<DicomwebTransport> => {
  const client = await healthcareClient(store);
  const api: GoogleApi = { source: 'DICOMWEB', credentials, rootUrl, silenceMs: timeoutMs };
  const questions = healthcareQuestions({ api, client, store, timeoutMs });
  return {
    adapter: 'healthcare',
    ...readServices(client, questions),
    ...passedServices(client, questions),
    // The client keeps its connections itself, and gives idle ones up.
    close: async () => {},
  };
};

/** What is read at once. */
const readServices = (
  client: HealthcareClient,
  { search, retrieve }: HealthcareQuestions,
): Pick<DicomwebTransport, 'searchInstances' | 'metadata' | 'rendered'> => ({
  searchInstances: async (parameters, signal) => {
    const values = searchValues(parameters);
    return values === null ? null : searchAll(values, (page) => search(page, signal));
  },
  metadata: (key, signal) =>
    retrieve<unknown>({
      attempted: `metadata of ${key.imageIndex}`,
      signal,
      key,
      request: client.metadata,
      absent: null,
      read: readList,
    }),
  rendered: async (key, { size, window }, signal) => {
    // Google takes a viewport and no window: what it would make of the values is not known.
    if (window !== null) return CANNOT;
    return retrieve<Rendition>({
      attempted: `picture of ${key.imageIndex}`,
      signal,
      key,
      request: (path) => client.rendered(path, size),
      absent: { outcome: 'ABSENT' },
      // It has no pixels, or they are encoded in a way that Google does not decode.
      meanings: { 400: CANNOT, 406: CANNOT },
      read: async (answer, asked) => ({
        outcome: 'PICTURE',
        bytes: await readPicture(answer, asked),
      }),
    });
  },
});

const CANNOT: Rendition = { outcome: 'CANNOT' };

/** What is passed on as it comes in. */
const passedServices = (
  client: HealthcareClient,
  { retrieve }: HealthcareQuestions,
): Pick<DicomwebTransport, 'object' | 'frame'> => ({
  object: (key, signal) =>
    retrieve<StoredBytes | null>({
      attempted: `object of ${key.imageIndex}`,
      signal,
      key,
      request: client.object,
      absent: null,
      read: async (answer, asked) => {
        const content = await readObject(answer, asked);
        return storedContent(content, { ...asked, mediaType: 'application/dicom' });
      },
    }),
  frame: (key, frameNumber, signal) =>
    retrieve<StoredBytes | null>({
      attempted: `frame ${frameNumber} of ${key.imageIndex}`,
      signal,
      key,
      request: (path) => client.frame(path, frameNumber),
      absent: null,
      // There is no frame of that number.
      meanings: { 400: null },
      read: readFrame,
    }),
});

const readFrame = (answer: GoogleAnswer, asked: Asked): Promise<StoredBytes> =>
  reading(answer, asked, (content) => {
    const mediaType = frameType(content);
    if (mediaType === null) throw new Error(`It is ${JSON.stringify(content.mediaType.type)}.`);
    return storedContent(content, { ...asked, mediaType });
  });
