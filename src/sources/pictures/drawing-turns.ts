import { availableParallelism } from 'node:os';
import { bulkhead, isBulkheadRejectedError, isTaskCancelledError } from 'cockatiel';
import { SourceError } from '../../errors.ts';

/** Pictures that are fetched and drawn side by side; the others wait without holding anything. */
const AT_ONCE = 16;
/** Pictures that wait; more are refused. */
const QUEUED = 500;
/** Objects that are in memory side by side, so that the largest do not fill it. */
const OBJECTS_AT_ONCE = 4;
/** When it is worth asking again where too many wait. */
const RETRY_AFTER_SECONDS = 1;

/** Gives a signal, from now on, for when it is no use to wait any longer. */
export type Patience = () => AbortSignal;

/** Lets in as many as there is room for. */
export interface DrawingTurns {
  /** For a picture from its first question to its last byte. SourceError BUSY where too many wait, or for too long. */
  picture<T>(draw: () => Promise<T>): Promise<T>;
  /** Within it, for one that is drawn from its object. */
  object<T>(draw: () => Promise<T>): Promise<T>;
  /** Within it, for what keeps a processor busy. */
  processor<T>(draw: () => Promise<T>): Promise<T>;
}

export const createTurns = (patience: Patience): DrawingTurns => {
  const pictures = bulkhead(AT_ONCE, QUEUED);
  const objects = bulkhead(OBJECTS_AT_ONCE, AT_ONCE);
  const processors = bulkhead(availableParallelism(), AT_ONCE);
  return {
    picture: async (draw) => {
      try {
        return await pictures.execute(draw, patience());
      } catch (error) {
        const hasNoTurn = isBulkheadRejectedError(error) || isTaskCancelledError(error);
        throw hasNoTurn ? busy(error) : error;
      }
    },
    object: (draw) => objects.execute(draw),
    processor: (draw) => processors.execute(draw),
  };
};

const busy = (cause: unknown): SourceError =>
  new SourceError('DICOMWEB', 'draw a picture', {
    cause,
    problem: 'BUSY',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
