import { SourceError } from '../../errors.ts';
import { OperatorError } from '../../operator-error.ts';
import { failureOf, type Refusal } from '../google/refusal.ts';
import { TransientError } from '../guard/transient-error.ts';

/** Which files are read, and who pays. */
export interface Bucket {
  readonly bucket: string;
  /** Project that pays for reading; null where none is named. */
  readonly userProject: string | null;
}

/** What callers are told where nobody pays; an operator reads it in Dataset.sources too. */
export const NOBODY_PAYS =
  'Who reads this bucket pays for it, and no project is named: GOOGLE_CLOUD_PROJECT is not set.';

/** The bucket is not even asked where nobody pays: it would refuse, in words that name it. */
export const nobodyPays = ({ bucket }: Bucket, attempted: string): SourceError =>
  new SourceError('CLOUD_STORAGE', attempted, {
    cause: new OperatorError(`${NOBODY_PAYS} The bucket is ${bucket}.`),
    problem: 'NO_ACCESS',
  });

/** What Cloud Storage says of a caller that asks too often, with 403 where it could be 429. */
const TOO_OFTEN = /rate ?limit|quota ?exceeded/i;
const OF_PROJECT = /user project|project to be billed|serviceusage|requester pays/i;

/** What a refusal by Cloud Storage means: for its operator, which setting or grant mends it. */
export const bucketFailure = (
  refusal: Refusal,
  bucket: Bucket,
  attempted: string,
): TransientError | SourceError => {
  const { status, words, retryAfterMs } = refusal;
  if (status === 403 && TOO_OFTEN.test(words)) {
    return new TransientError(`It answered 403: ${words}`, { retryAfterMs, problem: 'BUSY' });
  }
  const isRefusal = status === 401 || status === 403 || status === 404;
  if (!isRefusal && !(status === 400 && OF_PROJECT.test(words))) {
    return failureOf(refusal, 'CLOUD_STORAGE', attempted);
  }
  const cause = new OperatorError(
    `The bucket ${bucket.bucket} refuses this gateway: ${status}. ${remedyFor(words, bucket)}`,
    { cause: new Error(words || 'It gave no reason.') },
  );
  return new SourceError('CLOUD_STORAGE', attempted, { cause, problem: 'NO_ACCESS' });
};

const remedyFor = (words: string, { userProject }: Bucket): string =>
  OF_PROJECT.test(words)
    ? `Its readers pay: set GOOGLE_CLOUD_PROJECT, now ${userProject ?? 'not set'}, to a project with ` +
      'billing on which its credentials have the permission serviceusage.services.use.'
    : 'Its credentials need the permissions storage.objects.get and storage.objects.list on it.';
