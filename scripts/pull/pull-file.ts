import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Transform } from 'node:stream';
import { messageOf } from '../../src/decode.ts';
import { bytesOf } from '../../src/sources/guard/body-bytes.ts';
import { TransientError } from '../../src/sources/guard/transient-error.ts';
import { type Checksum, isWhole, promisedChecksum } from './checksum.ts';
import { isOfDisk } from './disk-error.ts';
import type { LabelBucket, ObjectAnswer } from './label-bucket.ts';
import { type Begun, type Part, partOf } from './part-file.ts';
import { PullError } from './pull-error.ts';

/** What became of a file: downloaded, or there already, byte for byte. */
export type Pulled = 'downloaded' | 'there';

/** How much of a file is there. */
export interface Progress {
  readonly name: string;
  readonly bytes: number;
  /** Null where the bucket does not say. */
  readonly total: number | null;
}

export interface PullOptions {
  readonly bucket: LabelBucket;
  readonly folder: string;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Downloads one file of the bucket, going on where an earlier attempt broke off. It gets its name
 * when all of its bytes are there, and are those that the bucket promised.
 *
 * Errors: TransientError where another attempt may help; PullError.
 */
export const pullFile = async (name: string, options: PullOptions): Promise<Pulled> => {
  const file = join(options.folder, name);
  const part = partOf(file);
  const begun = await part.begun();
  const answer = await options.bucket.get(name, rangeFrom(begun));
  try {
    const { onProgress } = options;
    return await taken(answer, { name, file, part, begun, onProgress });
  } catch (error) {
    // A disk that is full or a folder that cannot be written stays so.
    throw isOfDisk(error) ? new PullError(`${name}: ${messageOf(error)}.`) : error;
  } finally {
    answer.drop();
  }
};

interface Taking {
  readonly name: string;
  readonly file: string;
  readonly part: Part;
  readonly begun: Begun | null;
  readonly onProgress: PullOptions['onProgress'];
}

const taken = async (answer: ObjectAnswer, taking: Taking): Promise<Pulled> => {
  const { name, file, part, begun, onProgress } = taking;
  const offset = offsetIn(answer, begun);
  if (offset === null) throw await startedOver(part, name);
  const checksum = checksumIn(answer, name);
  if (await exists(file)) {
    await part.discard();
    return await compared(file, checksum);
  }
  const body = counted(answer, { name, offset, onProgress });
  await received(part.write(body, { etag: answer.header('etag'), offset }), name);
  if (!(await isWhole(part.path, checksum))) throw await startedOver(part, name);
  await part.finish();
  return 'downloaded';
};

const startedOver = async (part: Part, name: string): Promise<TransientError> => {
  await part.discard();
  return new TransientError(`${name}: what came is not what the bucket promised.`);
};

// If-Range alone would do, by the book; what came back is looked at too, as a server may ignore it.
const rangeFrom = (begun: Begun | null): Record<string, string> => ({
  'accept-encoding': 'identity',
  ...(begun === null ? {} : { range: `bytes=${begun.offset}-`, 'if-range': begun.etag }),
});

const checksumIn = ({ header }: ObjectAnswer, name: string): Checksum => {
  for (const title of ['content-encoding', 'x-goog-stored-content-encoding']) {
    const encoding = header(title) ?? 'identity';
    if (encoding !== 'identity') throw new PullError(`${name}: it is stored as ${encoding}.`);
  }
  const checksum = promisedChecksum(header('x-goog-hash'));
  if (checksum !== null) return checksum;
  throw new PullError(
    `${name}: no checksum came with it, so nothing would show whether it is whole.`,
  );
};

const compared = async (file: string, checksum: Checksum): Promise<Pulled> => {
  if (await isWhole(file, checksum)) return 'there';
  throw new PullError(
    `${file} is there already, with other bytes than in the bucket. It is left as it is: move it away, or pull into another folder.`,
  );
};

/** From which byte on the answer goes; null where it does not go on with what there is, as with status 416. */
const offsetIn = ({ status, header }: ObjectAnswer, begun: Begun | null): number | null => {
  if (status === 200) return 0;
  const [, first] = /^bytes (\d+)-/.exec(header('content-range') ?? '') ?? [];
  const goesOn = header('etag') === begun?.etag && Number(first) === begun?.offset;
  return goesOn ? Number(first) : null;
};

interface Counting {
  readonly name: string;
  readonly offset: number;
  readonly onProgress: PullOptions['onProgress'];
}

/** The body, telling how far it is. */
const counted = ({ body, header }: ObjectAnswer, { name, offset, onProgress }: Counting) => {
  const length = header('content-length');
  const total = length === null ? null : offset + Number(length);
  let bytes = offset;
  const counting = new Transform({
    transform: (chunk: unknown, _encoding, done) => {
      bytes += bytesOf(chunk).length;
      onProgress({ name, bytes, total });
      done(null, chunk);
    },
  });
  return pipeline(body, counting, () => {});
};

const received = async (written: Promise<void>, name: string): Promise<void> => {
  try {
    await written;
  } catch (error) {
    if (isOfDisk(error)) throw error;
    throw new TransientError(`${name}: the answer broke off (${messageOf(error)}).`);
  }
};

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
