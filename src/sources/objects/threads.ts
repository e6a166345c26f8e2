import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { endOf } from '../../deadline.ts';
import { type GatewayError, SourceError, type SourceProblem } from '../../errors.ts';
import { currentRequest } from '../../request.ts';
import { createTurns, FullError } from '../guard/turns.ts';
import type { Answer, Question } from './question.ts';

/** Threads at most, and where there are processors for them. */
const THREADS = 4;
/** Objects that wait for a thread, and what all together take in bytes. */
const QUEUED = 2000;
const MAX_HELD_BYTES = 1024 * 1024 * 1024;
/** An object takes milliseconds; one that is made to take for ever is given up. */
const DEADLINE_MS = 20_000;
/** Threads that have nothing to do end, and give back what large objects took. */
const IDLE_MS = 30_000;
/** What a thread may take beside the bytes of objects, in mebibytes. */
const THREAD_MEBIBYTES = 256;

/** Under tsx this file is TypeScript, compiled it is not; so is the thread's. */
const THREAD_FILE = fileURLToPath(
  new URL(`./codec-thread${path.extname(import.meta.filename)}`, import.meta.url),
);

/** Threads that answer questions about objects. */
export interface Threads {
  /** Rejects with SourceError: DAMAGED, BUSY, or NO_ANSWER where they are closed; and as endOf says. */
  ask(question: Question): Promise<Answer>;
  /** Ends them, also those that are busy. */
  close(): Promise<void>;
}

/**
 * Threads that start with the first questions. They keep no process alive that has none.
 *
 * deadlineMs: for an object, from its turn on; a thread that misses it is ended.
 */
export const createThreads = (deadlineMs = DEADLINE_MS): Threads => {
  const threads = Math.min(THREADS, availableParallelism());
  const pool = new Piscina<Question, Answer>({
    filename: THREAD_FILE,
    name: 'answer',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEBIBYTES },
  });
  // A thread that fails while it is idle failed nobody; the next question starts another.
  pool.on('error', () => {});
  const turns = createTurns(threads, QUEUED);
  let heldBytes = 0;
  let isClosed = false;
  const problemOf = (error: unknown): SourceProblem => {
    if (isClosed) return 'NO_ANSWER';
    return error instanceof FullError ? 'BUSY' : 'DAMAGED';
  };
  return {
    ask: async (question) => {
      if (isClosed) throw failure(question, 'NO_ANSWER', null);
      const size = question.bytes.byteLength;
      if (heldBytes + size > MAX_HELD_BYTES) throw failure(question, 'BUSY', null);
      heldBytes += size;
      try {
        // The deadline begins with the turn: an object that had to wait is not damaged.
        return await turns.take(() => run(pool, question, deadlineMs), currentRequest()?.signal);
      } catch (error) {
        throw goneOr(failure(question, problemOf(error), error));
      } finally {
        heldBytes -= size;
      }
    },
    close: async () => {
      isClosed = true;
      await pool.destroy();
    },
  };
};

const run = (
  pool: Piscina<Question, Answer>,
  question: Question,
  deadlineMs: number,
): Promise<Answer> => {
  // A copy is handed over: the caller keeps its bytes, and a view does not take all that it views.
  const bytes = new Uint8Array(question.bytes);
  return pool.run(
    { ...question, bytes },
    { signal: AbortSignal.timeout(deadlineMs), transferList: [bytes.buffer] },
  );
};

/** Why the request is over, or, where it is not, what failed. */
const goneOr = (failed: SourceError): GatewayError => {
  const gone = currentRequest()?.signal;
  return gone?.aborted === true ? endOf(gone) : failed;
};

const failure = ({ ask }: Question, problem: SourceProblem, cause: unknown): SourceError =>
  new SourceError('DICOMWEB', `read ${ask.toLowerCase()} of an object`, {
    cause,
    problem,
    retryAfterSeconds: problem === 'BUSY' ? 1 : undefined,
  });
