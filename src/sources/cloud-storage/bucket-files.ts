import { PassThrough, pipeline, type Readable } from 'node:stream';
import type { ByteRange, StoredBytes } from '../../dicom/stored-bytes.ts';
import { SourceError, type SourceProblem } from '../../errors.ts';
import { askGoogle, type GoogleAnswer, type GoogleApi } from '../google/ask-google.ts';
import { passOn } from '../google/pass-on.ts';
import { readFirst } from '../google/read-body.ts';
import { readRefusal } from '../google/refusal.ts';
import type { Guard } from '../guard/guard.ts';
import type { BucketClient } from './bucket-client.ts';
import { type Bucket, bucketFailure } from './bucket-failure.ts';

export interface BucketFileOptions {
  readonly api: GoogleApi;
  readonly client: BucketClient;
  readonly bucket: Bucket;
  readonly guard: Guard;
}

/** What Cloud Storage says, also with 404, where there is no bucket of that name. */
const NO_BUCKET = /specified bucket does not exist/i;

const PNG_SIGNATURE = '89504e470d0a1a0a';

/**
 * Opens original PNG files by their names, which are of the form 00000013_008.png; null where the
 * bucket holds none of that name. Whole files are asked for, and again where only a part is wanted:
 * that is one request in the usual case. Rejects with SourceError.
 */
export const bucketFiles = (
  options: BucketFileOptions,
): ((imageIndex: string) => Promise<StoredBytes | null>) => {
  const { api, client, bucket, guard } = options;
  return (imageIndex) => {
    const attempted = `file ${imageIndex}`;
    const ask = <T>(
      range: ByteRange | null,
      read: (answer: GoogleAnswer) => T | Promise<T>,
    ): Promise<T | null> =>
      guard.run(attempted, (signal) =>
        askGoogle<T | null>(api, {
          attempted,
          signal,
          send: client.download(imageIndex, range),
          read: async (answer) => {
            if (answer.status === (range === null ? 200 : 206)) return read(answer);
            const refusal = await readRefusal(answer);
            if (refusal.status === 404 && !NO_BUCKET.test(refusal.words)) return null;
            throw bucketFailure(refusal, bucket, attempted);
          },
        }),
      );
    const part = async (range: ByteRange): Promise<Readable> => {
      const found = await ask(range, (answer) => partOf(answer, range, attempted));
      return found ?? Promise.reject(failure('DAMAGED', 'It is gone.', attempted));
    };
    return ask(null, (answer) => wholeOf(answer, part, attempted));
  };
};

type OpenPart = (range: ByteRange) => Promise<Readable>;

const wholeOf = async (
  { header, body, drop }: GoogleAnswer,
  part: OpenPart,
  attempted: string,
): Promise<StoredBytes> => {
  const start = await readFirst(body, PNG_SIGNATURE.length / 2);
  if (start.toString('hex') !== PNG_SIGNATURE) {
    const isPage = /^\s*(text\/|application\/json)/i.test(header('content-type') ?? '');
    throw failure(isPage ? 'BROKEN_ANSWER' : 'DAMAGED', 'It is no PNG file.', attempted);
  }
  const length = header('content-length');
  const byteLength = length === null ? null : Number(length);
  return {
    byteLength,
    mediaType: 'image/png',
    open: (range) => {
      if (range === null) return passOn(body, { source: 'CLOUD_STORAGE', attempted, byteLength });
      drop();
      return streamLater(part(range));
    },
    close: drop,
  };
};

const partOf = (
  { header, body }: GoogleAnswer,
  { first, last }: ByteRange,
  attempted: string,
): Readable => {
  const found = header('content-range') ?? 'no part';
  if (!found.startsWith(`bytes ${first}-${last}/`)) {
    throw failure('BROKEN_ANSWER', `It is ${found}.`, attempted);
  }
  return passOn(body, { source: 'CLOUD_STORAGE', attempted, byteLength: last - first + 1 });
};

/** A stream that is there before what it passes on is. */
const streamLater = (opening: Promise<Readable>): Readable => {
  const stream = new PassThrough();
  const passOnLater = async (): Promise<void> => {
    const opened = await opening;
    if (stream.destroyed) opened.destroy();
    else pipeline(opened, stream, () => {});
  };
  passOnLater().catch((error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return stream;
};

const failure = (problem: SourceProblem, cause: string, attempted: string): SourceError =>
  new SourceError('CLOUD_STORAGE', attempted, { cause: new Error(cause), problem });
