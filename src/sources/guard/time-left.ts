import { RequestTimeoutError, withDeadline } from '../../deadline.ts';
import { currentRequest } from '../../request.ts';

/**
 * Tries something else where something has failed, in the time that is left. Errors: those of what is
 * tried; before, which is the failure, where the time is over.
 *
 * leftMs: 0 or less: there is none.
 */
export const inTimeLeft = async <T>(
  leftMs: number,
  run: () => Promise<T>,
  before: Error,
): Promise<T> => {
  if (leftMs <= 0) throw before;
  const { signal } = currentRequest() ?? OF_NO_REQUEST;
  return withDeadline(leftMs, signal, run).catch((error: unknown) => {
    throw error instanceof RequestTimeoutError ? before : error;
  });
};

const OF_NO_REQUEST = new AbortController();
