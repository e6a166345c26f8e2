import { endOf, withDeadline } from '../../../deadline.ts';
import { GatewayError, SourceError } from '../../../errors.ts';
import { currentRequest } from '../../../request.ts';
import { type SourceOutcome, tell } from '../../../signals.ts';
import { inSpan, type SpanFacts } from '../../../spans.ts';
import { createTurns, FullError } from '../../guard/turns.ts';

/** What a statement in this process runs on, which may be ended: it then fails. */
export interface Interruptible {
  interrupt(): void;
}

/** How statements share some workers. */
export interface PoolLimits {
  /** For one statement, in milliseconds: waiting for a worker, and running. */
  readonly timeoutMs: number;
  /** Statements that wait for a worker; more are refused. */
  readonly queued: number;
}

/** Workers that are lent. */
export interface Pool<W> {
  /** Rejects with GatewayError about the statement's time, its caller or the queue, else as the worker does. */
  use<T>(use: Use<W, T>): Promise<T>;
  /** Interrupts what runs, and refuses what waits; resolves when no worker is in use any more. */
  close(): Promise<void>;
}

/** Who asks, for the log, and how a worker is used. */
interface Use<W, T> {
  readonly label: string;
  readonly run: (worker: W) => Promise<T>;
}

const SOURCE = 'CATALOG';
const RETRY_AFTER_SECONDS = 1;
/** How often a statement is told to end that goes on, in milliseconds. */
const INTERRUPT_AGAIN_MS = 50;

/**
 * Lends each of some workers to one user at a time, in the order of asking. A statement that takes too
 * long is interrupted, and so is one whose request is over. There is neither a repeat nor a breaker, as
 * before other sources: what fails in this process fails again, and says nothing of the next statement.
 */
export const createPool = <W extends Interruptible>(
  workers: readonly W[],
  { timeoutMs, queued }: PoolLimits,
): Pool<W> => {
  const { lend, recall } = lender(workers);
  const unused = Promise.withResolvers<void>();
  let isClosed = false;
  const turns = createTurns(workers.length, queued, () => {
    const [running, waiting] = [turns.running(), turns.waiting()];
    tell('source-queue', { source: SOURCE, queue: workers, running, waiting });
    if (isClosed && running === 0) unused.resolve();
  });
  const use: Pool<W>['use'] = async ({ label, run }) => {
    const begun = performance.now();
    const gone = currentRequest()?.signal ?? NEVER;
    const end = (outcome: SourceOutcome, attempts: number): void => {
      const seconds = (performance.now() - begun) / 1000;
      tell('source-call', { source: SOURCE, outcome, seconds, attempts });
    };
    try {
      const answer = await inSpan(spanOf(label), () =>
        withDeadline(timeoutMs, gone, (signal) => turns.take(() => lend(run, signal), signal)),
      );
      end('answered', 1);
      return answer;
    } catch (error) {
      throw failed(error, { label, gone, end });
    }
  };
  return {
    use,
    close: async () => {
      isClosed = true;
      recall();
      if (turns.running() > 0) await unused.promise;
    },
  };
};

/** A statement's label names no key; its text may have literals. */
const spanOf = (label: string): SpanFacts => ({
  name: `ask ${SOURCE}`,
  kind: 'client',
  attributes: {
    'radiograph.source': SOURCE,
    'db.system.name': 'duckdb',
    'db.query.summary': label,
  },
});

/** Lends whichever worker has nothing to do, of which there has to be one, until all are recalled. */
const lender = <W extends Interruptible>(workers: readonly W[]) => {
  const idle = [...workers];
  const inUse = new Set<() => void>();
  let isRecalled = false;
  const lend = async <T>(run: (worker: W) => Promise<T>, signal: AbortSignal): Promise<T> => {
    if (isRecalled) throw new Error('The catalog is closed.');
    const worker = idle.pop();
    if (worker === undefined) throw new Error('A turn without a worker.');
    let again: NodeJS.Timeout | undefined;
    const interrupt = (): void => {
      worker.interrupt();
      // A statement that only begins to run does not hear it.
      again ??= setInterval(() => worker.interrupt(), INTERRUPT_AGAIN_MS);
    };
    inUse.add(interrupt);
    signal.addEventListener('abort', interrupt);
    try {
      return await run(worker);
    } finally {
      inUse.delete(interrupt);
      signal.removeEventListener('abort', interrupt);
      clearInterval(again);
      idle.push(worker);
    }
  };
  const recall = (): void => {
    isRecalled = true;
    for (const interrupt of inUse) interrupt();
  };
  return { lend, recall };
};

const NEVER = new AbortController().signal;

interface Failed {
  readonly label: string;
  readonly gone: AbortSignal;
  readonly end: (outcome: SourceOutcome, attempts: number) => void;
}

const failed = (error: unknown, { label, gone, end }: Failed): unknown => {
  if (gone.aborted) {
    end('given_up', 1);
    return endOf(gone);
  }
  if (error instanceof FullError) {
    end('busy', 0);
    const failure = { problem: 'BUSY', retryAfterSeconds: RETRY_AFTER_SECONDS } as const;
    return new SourceError(SOURCE, label, { cause: error, ...failure });
  }
  // The request is not over, so it is this statement's own time that is up.
  const isLate = error instanceof GatewayError;
  end(isLate ? 'timeout' : 'failed', 1);
  return isLate ? new SourceError(SOURCE, label, { cause: error, problem: 'TIMEOUT' }) : error;
};
