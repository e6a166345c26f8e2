import type { SourceStatus } from '../../dataset/dataset.ts';
import { messageOf } from '../../decode.ts';
import type { FileSource } from '../../dicom/file.source.ts';
import { SourceError } from '../../errors.ts';
import { parseImageIndex } from '../../terms/image-index.ts';
import { askGoogle, type GoogleApi } from '../google/ask-google.ts';
import { googleCredentials, noCredentials } from '../google/credentials.ts';
import { readAll } from '../google/read-body.ts';
import { readRefusal } from '../google/refusal.ts';
import type { Guard } from '../guard/guard.ts';
import { rememberedStatus } from '../guard/remembered-status.ts';
import { type BucketClient, bucketClient } from './bucket-client.ts';
import { type Bucket, bucketFailure, NOBODY_PAYS, nobodyPays } from './bucket-failure.ts';
import { bucketFiles } from './bucket-files.ts';

export interface CloudStorageOptions {
  readonly bucket: string;
  /** Project that pays for reading; null where none is named. */
  readonly userProject: string | null;
  /** Where the API is; null: Google's own. */
  readonly rootUrl: string | null;
  readonly timeoutMs: number;
}

const SCOPE = 'https://www.googleapis.com/auth/devstorage.read_only';
const SOURCE = 'CLOUD_STORAGE';
const ADAPTER = 'cloud-storage';
const STATUS = 'status of the bucket';
/** How long a status is believed, in milliseconds: who asks for a list pays for it. */
const STATUS_HOLDS_MS = 10_000;
/** No list of one name is longer, in bytes. */
const LONGEST_LIST = 65_536;

/** The published files in a Cloud Storage bucket, through Google's client, which is loaded here. */
export const cloudStorageFiles = async (
  { bucket: name, userProject, rootUrl, timeoutMs }: CloudStorageOptions,
  guard: Guard,
): Promise<FileSource> => {
  const bucket: Bucket = { bucket: name, userProject };
  if (userProject === null) return unpaidFiles(bucket);
  const credentials =
    rootUrl === null
      ? await googleCredentials({ scope: SCOPE, project: userProject, timeoutMs })
      : noCredentials;
  const api: GoogleApi = { source: SOURCE, credentials, rootUrl, silenceMs: timeoutMs };
  const client = await bucketClient(name, userProject);
  const open = bucketFiles({ api, client, bucket, guard });
  const ask = () =>
    statusOf(() => guard.run(STATUS, (signal) => list({ api, client, bucket, signal })));
  return {
    original: async (imageIndex) =>
      parseImageIndex(imageIndex) === null ? null : open(imageIndex),
    status: rememberedStatus({
      ask,
      isHealthy: ({ isHealthy }) => isHealthy,
      holdsMs: STATUS_HOLDS_MS,
      now: () => performance.now(),
    }),
  };
};

/** Who reads the bucket pays: where nobody does, it is not even asked. */
const unpaidFiles = (bucket: Bucket): FileSource => ({
  original: async (imageIndex) => {
    if (parseImageIndex(imageIndex) === null) return null;
    throw nobodyPays(bucket, `file ${imageIndex}`);
  },
  status: async () => unhealthy(NOBODY_PAYS),
});

interface Listing {
  readonly api: GoogleApi;
  readonly client: BucketClient;
  readonly bucket: Bucket;
  readonly signal: AbortSignal;
}

const list = ({ api, client, bucket, signal }: Listing): Promise<void> =>
  askGoogle(api, {
    attempted: STATUS,
    signal,
    send: client.listOne(),
    read: async (answer) => {
      if (answer.status !== 200) throw bucketFailure(await readRefusal(answer), bucket, STATUS);
      const text = (await readAll(answer.body, LONGEST_LIST)).toString('utf8');
      if (isJson(text)) return;
      const cause = new Error('It is no JSON.');
      throw new SourceError(SOURCE, STATUS, { cause, problem: 'BROKEN_ANSWER' });
    },
  });

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const statusOf = async (ask: () => Promise<void>): Promise<SourceStatus> => {
  try {
    await ask();
    return { source: SOURCE, adapter: ADAPTER, isHealthy: true, message: null };
  } catch (error) {
    // What a SourceError says is meant for callers; its cause is not.
    return unhealthy(messageOf(error));
  }
};

const unhealthy = (message: string): SourceStatus => ({
  source: SOURCE,
  adapter: ADAPTER,
  isHealthy: false,
  message,
});
