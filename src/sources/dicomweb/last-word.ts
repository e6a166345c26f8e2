import { SourceError } from '../../errors.ts';
import { TransientError } from '../guard/transient-error.ts';
import type { Answer } from './http-client.ts';

/** Requests at most for one question. */
const REQUESTS = 2;

/**
 * Asks a question that may take two requests, one for each form. Where both were sent, a failure that
 * could pass is the last word all the same, since to repeat the question would be to ask four times.
 *
 * ask: has each of its requests noted; statuses: those of its answers so far.
 */
export const lastWord = async <T>(
  attempted: string,
  ask: (
    noteAnswer: (answer: Promise<Answer>) => Promise<Answer>,
    statuses: readonly number[],
  ) => Promise<T>,
): Promise<T> => {
  let sent = 0;
  const statuses: number[] = [];
  const noteAnswer = async (promised: Promise<Answer>): Promise<Answer> => {
    sent += 1;
    const answer = await promised;
    statuses.push(answer.status);
    return answer;
  };
  try {
    return await ask(noteAnswer, statuses);
  } catch (error) {
    if (!(error instanceof TransientError) || sent < REQUESTS) throw error;
    const { problem, retryAfterMs } = error;
    throw new SourceError('DICOMWEB', attempted, {
      cause: error,
      problem,
      retryAfterSeconds: retryAfterMs === null ? undefined : Math.ceil(retryAfterMs / 1000),
    });
  }
};
