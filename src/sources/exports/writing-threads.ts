import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { SourceError } from '../../errors.ts';
import { createTurns, FullError } from '../guard/turns.ts';
import type { FileForm, FromThread, PageCells, ToThread } from './cells.ts';
import type { WritingTask } from './writer-thread.ts';

/** Files that are written side by side, and that wait for their turn; more are refused. */
const AT_ONCE = 2;
const QUEUED = 50;
/** When it is worth asking again where too many wait. */
const RETRY_AFTER_SECONDS = 5;
/** Threads that have nothing to do end. */
const IDLE_MS = 30_000;
/** What a thread may take, in mebibytes: what is young is not kept long, and little grows old. */
const MEBIBYTES = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 32 };

/** Under tsx this file is TypeScript, compiled it is not; so is the thread's. */
const THREAD_FILE = fileURLToPath(
  new URL(`./writer-thread${path.extname(import.meta.filename)}`, import.meta.url),
);

/** Where a file is written, and who hears how long it is by now. */
export interface Target {
  readonly fileDescriptor: number;
  grown(byteLength: number): void;
}

/** A file, its rows, and until when it is wanted. */
export interface WritingOrder {
  readonly form: FileForm;
  readonly pages: () => AsyncIterable<PageCells>;
  readonly signal: AbortSignal;
}

/** Threads that write files. */
export interface WritingThreads {
  /**
   * Writes a file as its pages come; at most one page waits to be written.
   *
   * Rejects with what the pages fail with, or the file system, and with SourceError BUSY.
   */
  write(order: WritingOrder, target: Target): Promise<void>;
  close(): Promise<void>;
}

/** Threads that start with the first file. They keep no process alive that writes none. */
export const createWritingThreads = (): WritingThreads => {
  const pool = new Piscina<WritingTask, void>({
    filename: THREAD_FILE,
    name: 'write',
    minThreads: 0,
    maxThreads: AT_ONCE,
    idleTimeout: IDLE_MS,
    resourceLimits: MEBIBYTES,
  });
  // A thread that fails while it is idle failed nobody; the next file starts another.
  pool.on('error', () => {});
  const turns = createTurns(AT_ONCE, QUEUED);
  return {
    write: async (order, target) => {
      try {
        await turns.take(() => writeIn(pool, order, target), order.signal);
      } catch (error) {
        throw error instanceof FullError ? busy(error) : error;
      }
    },
    close: () => pool.destroy(),
  };
};

const writeIn = async (
  pool: Piscina<WritingTask, void>,
  { form, pages, signal }: WritingOrder,
  { fileDescriptor, grown }: Target,
): Promise<void> => {
  const { port1, port2 } = new MessageChannel();
  const task: WritingTask = { ...form, fileDescriptor, port: port2 };
  const written = pool.run(task, { transferList: [port2] });
  // It is waited for in the end.
  written.catch(() => {});
  const tell = teller(port1, written);
  try {
    for await (const cells of pages()) {
      signal.throwIfAborted();
      grown(await tell({ kind: 'PAGE', cells }));
    }
    signal.throwIfAborted();
    grown(await tell({ kind: 'END' }));
  } catch (error) {
    port1.postMessage({ kind: 'STOP' } satisfies ToThread);
    throw error;
  } finally {
    await written.catch(() => {});
    port1.close();
  }
};

/** Tells the thread something, and gives the length that it answers with; fails where the thread did. */
const teller =
  (port: MessagePort, ended: Promise<void>) =>
  async (message: ToThread): Promise<number> => {
    const { promise, resolve } = Promise.withResolvers<number>();
    port.once('message', ({ byteLength }: FromThread) => resolve(byteLength));
    port.postMessage(message);
    // The last answer may come behind the thread's end, which is success then.
    return Promise.race([promise, ended.then(() => promise)]);
  };

const busy = (cause: unknown): SourceError =>
  new SourceError('CATALOG', 'write an export', {
    cause,
    problem: 'BUSY',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
