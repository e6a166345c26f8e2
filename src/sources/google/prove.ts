import { SourceError } from '../../errors.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { TransientError } from '../guard/transient-error.ts';
import { type Credentials, SilenceError } from './credentials.ts';
import { loggedAs } from './log-words.ts';

/** Who is asked, and what, for the log. */
export interface Proven {
  readonly source: SourceName;
  readonly attempted: string;
}

/**
 * Headers that prove who asks.
 *
 * Errors: TransientError where a token service may answer next time, SourceError NO_ACCESS where
 * there are no credentials, or they are no longer good.
 */
export const prove = async (
  credentials: Credentials,
  { source, attempted }: Proven,
): Promise<Headers> => {
  try {
    return await credentials();
  } catch (error) {
    const cause = loggedAs(error);
    if (error instanceof SilenceError) {
      throw new TransientError('The token service was silent.', { cause, problem: 'TIMEOUT' });
    }
    if (isPassing(error)) throw new TransientError('The token service did not answer.', { cause });
    throw new SourceError(source, attempted, { cause, problem: 'NO_ACCESS' });
  }
};

/** Whether a token service was busy, ill, or not reached. */
const isPassing = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const status = 'status' in error ? error.status : undefined;
  if (typeof status === 'number') return status === 429 || status >= 500;
  // The client's own errors hold its request: there was one, and no answer to it.
  return 'config' in error;
};
