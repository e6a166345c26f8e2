/** Nobody may wait any more: too many do. */
export class FullError extends Error {
  constructor(
    readonly atOnce: number,
    readonly queued: number,
  ) {
    super(`${atOnce} are at it, and ${queued} wait.`);
    this.name = 'FullError';
  }
}

/** Lets in so many at once; as many as there is room for wait, in the order in which they came. */
export interface Turns {
  /**
   * Does something once it is its turn, in the request in which it was asked for.
   *
   * signal: ends the waiting, and frees the place; it is not looked at after that.
   * Errors: FullError at once; the signal's reason; those of run.
   */
  take<T>(run: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  running(): number;
  waiting(): number;
}

/** changed: told whenever there are more or fewer. */
export const createTurns = (
  atOnce: number,
  queued: number,
  changed: () => void = () => {},
): Turns => {
  const line = createLine(changed);
  let running = 0;
  const enter = (signal: AbortSignal | undefined): Promise<void> | null => {
    signal?.throwIfAborted();
    if (running < atOnce) {
      running += 1;
      return null;
    }
    if (line.length() >= queued) throw new FullError(atOnce, queued);
    return line.wait(signal);
  };
  const leave = (): void => {
    // Whoever has waited longest takes the place over.
    if (!line.next()) running -= 1;
    changed();
  };
  return {
    running: () => running,
    waiting: line.length,
    take: async (run, signal) => {
      const turn = enter(signal);
      changed();
      // Whoever leaves lets in who waits: a promise goes on in the request of who awaits it.
      if (turn !== null) await turn;
      try {
        return await run();
      } finally {
        leave();
      }
    },
  };
};

/** Those who wait, in the order in which they came. left: told when one gives up. */
const createLine = (left: () => void) => {
  const waiting = new Set<() => void>();
  return {
    length: () => waiting.size,
    /** Rejects with the signal's reason where that ends first. */
    wait: (signal: AbortSignal | undefined): Promise<void> =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          waiting.delete(letIn);
          left();
          reject(reasonOf(signal));
        };
        const letIn = (): void => {
          signal?.removeEventListener('abort', leave);
          resolve();
        };
        waiting.add(letIn);
        signal?.addEventListener('abort', leave, { once: true });
      }),
    /** Lets the first one in; false where nobody waits. */
    next: (): boolean => {
      const [first] = waiting;
      if (first === undefined) return false;
      waiting.delete(first);
      first();
      return true;
    },
  };
};

const reasonOf = (signal: AbortSignal | undefined): Error => {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error('Nobody waits any more.', { cause: reason });
};
