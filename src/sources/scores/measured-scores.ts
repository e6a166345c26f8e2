import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { endOf } from '../../deadline.ts';
import { SourceError } from '../../errors.ts';
import type {
  ScoreMeasurer,
  ScoreOutcome,
  ScoreQuestion,
  ScoreUpload,
} from '../../evaluation/evaluation.source.ts';
import { currentRequest } from '../../request.ts';
import { createTurns, FullError } from '../guard/turns.ts';
import type { MeasuringTask, Piece, Taken } from './measuring-thread.ts';

/** Bodies that are taken side by side, and that wait for their turn; more are refused. */
const AT_ONCE = 2;
const QUEUED = 8;
/** When it is worth asking again where too many wait: the largest take a few seconds each. */
const RETRY_AFTER_SECONDS = 10;
/** Threads that have nothing to do end. */
const IDLE_MS = 30_000;
/** What a thread may take beside its lists of numbers, in mebibytes. */
const THREAD_MEBIBYTES = 128;

/** Under tsx this file is TypeScript, compiled it is not; so is the thread's. */
const THREAD_FILE = fileURLToPath(
  new URL(`./measuring-thread${path.extname(import.meta.filename)}`, import.meta.url),
);

/** Threads that measure scores. They start with the first; they keep no process alive. */
export const createMeasurer = (): ScoreMeasurer & { close(): Promise<void> } => {
  const pool = new Piscina<MeasuringTask, ScoreOutcome>({
    filename: THREAD_FILE,
    name: 'measure',
    minThreads: 0,
    maxThreads: AT_ONCE,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEBIBYTES },
  });
  // A thread that fails while it is idle failed nobody; the next body starts another.
  pool.on('error', () => {});
  const turns = createTurns(AT_ONCE, QUEUED);
  return {
    measure: async (question, upload) => {
      const gone = currentRequest()?.signal ?? new AbortController().signal;
      try {
        return await turns.take(() => measureIn(pool, { question, upload, gone }), gone);
      } catch (error) {
        if (gone.aborted) throw endOf(gone);
        throw error instanceof FullError ? busy(error) : error;
      }
    },
    close: () => pool.destroy(),
  };
};

interface Order {
  readonly question: ScoreQuestion;
  readonly upload: ScoreUpload;
  /** Aborted where the caller goes. */
  readonly gone: AbortSignal;
}

const measureIn = async (
  pool: Piscina<MeasuringTask, ScoreOutcome>,
  { question, upload, gone }: Order,
): Promise<ScoreOutcome> => {
  gone.throwIfAborted();
  const failed = new AbortController();
  const { port1, port2 } = new MessageChannel();
  const task: MeasuringTask = { ...question, format: upload.format, port: port2 };
  // Whoever goes, or fails in the middle, ends the thread: it is in the midst of their numbers.
  const signal = AbortSignal.any([gone, failed.signal]);
  const measured = pool.run(task, { transferList: [port2], signal });
  // It is waited for in the end.
  measured.catch(() => {});
  try {
    // A thread that ends before the body does has failed, or was ended.
    const sent = sendAll(port1, upload, measured);
    return await Promise.race([sent, measured]).then(() => measured);
  } catch (error) {
    failed.abort();
    throw error;
  } finally {
    port1.close();
  }
};

/** Sends piece by piece, so that the caller sends no faster than pieces are read. */
const sendAll = async (
  port: MessagePort,
  { body }: ScoreUpload,
  measured: Promise<ScoreOutcome>,
): Promise<void> => {
  const tell = teller(port, measured);
  let isLost = false;
  for await (const piece of body()) {
    // The rest is let through: a caller hears nothing before all is sent.
    if (!isLost) ({ isLost } = await tell(piece));
  }
  await tell(null);
};

/**
 * Tells the thread something, and gives what it answers; fails where the thread did.
 *
 * It asks once how the thread ends, not with each piece: a body may have millions of them.
 */
const teller = (
  port: MessagePort,
  measured: Promise<ScoreOutcome>,
): ((piece: Piece) => Promise<Taken>) => {
  let answer = Promise.withResolvers<Taken>();
  let failure: { readonly error: unknown } | null = null;
  port.on('message', (taken: Taken) => answer.resolve(taken));
  measured.catch((error: unknown) => {
    failure = { error };
    answer.reject(error);
  });
  // Nobody waits for the first.
  answer.promise.catch(() => {});
  return (piece) => {
    answer = Promise.withResolvers<Taken>();
    if (failure === null) port.postMessage(piece);
    else answer.reject(failure.error);
    return answer.promise;
  };
};

const busy = (cause: unknown): SourceError =>
  new SourceError('CATALOG', 'measure scores', {
    cause,
    problem: 'BUSY',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
