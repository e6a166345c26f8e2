import { endOf } from '../../deadline.ts';
import { SourceError } from '../../errors.ts';
import { currentRequest } from '../../request.ts';
import { createTurns, FullError } from '../guard/turns.ts';

/** Files that are in memory at the same time. */
const AT_ONCE = 8;
/** Files that wait for their turn; more are refused. */
const QUEUED = 10_000;

/** Errors, besides those of what is done: SourceError BUSY, and why the request is over. */
export const folderTurns = (): (<T>(act: () => Promise<T>) => Promise<T>) => {
  const turns = createTurns(AT_ONCE, QUEUED);
  return async (act) => {
    const gone = currentRequest()?.signal;
    try {
      return await turns.take(act, gone);
    } catch (error) {
      if (gone?.aborted === true) throw endOf(gone);
      if (!(error instanceof FullError)) throw error;
      const failure = { cause: error, problem: 'BUSY', retryAfterSeconds: 1 } as const;
      throw new SourceError('DICOMWEB', 'read a file', failure);
    }
  };
};
