import { availableParallelism } from 'node:os';
import { endOf } from '../../deadline.ts';
import { SourceError } from '../../errors.ts';
import { currentRequest } from '../../request.ts';
import { createTurns, FullError } from '../guard/turns.ts';
import { type Lend, lentMemory } from './lent-memory.ts';

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
  /** Within it, for one that is drawn from its object, and memory for that. */
  object<T>(draw: (lend: Lend) => Promise<T>): Promise<T>;
  /** Within it, for what keeps a processor busy. */
  processor<T>(draw: () => Promise<T>): Promise<T>;
}

export const drawingTurns = (patience: Patience): DrawingTurns => {
  const pictures = createTurns(AT_ONCE, QUEUED);
  const objects = createTurns(OBJECTS_AT_ONCE, AT_ONCE);
  const memory = lentMemory(OBJECTS_AT_ONCE);
  const processors = createTurns(availableParallelism(), AT_ONCE);
  return {
    picture: async (draw) => {
      const gone = currentRequest()?.signal;
      const late = patience();
      const ends = gone === undefined ? late : AbortSignal.any([late, gone]);
      let hasTurn = false;
      try {
        return await pictures.take(() => {
          hasTurn = true;
          return draw();
        }, ends);
      } catch (error) {
        if (hasTurn) throw error;
        if (gone?.aborted === true) throw endOf(gone);
        throw late.aborted || error instanceof FullError ? busy(error) : error;
      }
    },
    object: (draw) => objects.take(() => memory(draw)),
    processor: (draw) => processors.take(draw),
  };
};

const busy = (cause: unknown): SourceError =>
  new SourceError('DICOMWEB', 'draw a picture', {
    cause,
    problem: 'BUSY',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
