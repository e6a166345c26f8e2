/** Something that is in use until it is closed. */
export interface Closable {
  close(): Promise<void>;
}

/** What is served now, and what was served before until the last request that may use it has ended. */
export interface Served<T extends Closable> {
  /** Null before there is anything. */
  now(): T | null;
  /** A request begins, and may use what is served until it ends: what this gives is called then, once. */
  begin(): () => void;
  /**
   * From here on this is served. What was served before is closed when the requests have ended that
   * began before now; after() waits for that.
   *
   * Resolves at once, or, where all is closed, when this is closed too.
   */
  swap(next: T): Promise<void>;
  /** Resolves when nothing is open any more that was served before. */
  after(): Promise<void>;
  /** Closes all there is. What is served later is closed at once. */
  close(): Promise<void>;
}

/** Requests that began while the same thing was served. */
interface Epoch {
  inFlight: number;
  readonly over: PromiseWithResolvers<void>;
  isLast: boolean;
}

const newEpoch = (): Epoch => ({
  inFlight: 0,
  over: Promise.withResolvers<void>(),
  isLast: true,
});

/** Ends an epoch where no request of it is left, and it is not the present one. */
const settle = (epoch: Epoch): void => {
  if (!epoch.isLast && epoch.inFlight === 0) epoch.over.resolve();
};

/** failed: told where something that was served cannot be closed. */
export const createServed = <T extends Closable>(failed: (error: unknown) => void): Served<T> => {
  let current: T | null = null;
  let epoch = newEpoch();
  let before: Promise<void> = Promise.resolve();
  let isClosed = false;
  const closeLater = (old: T, ended: Promise<void>): Promise<void> =>
    Promise.all([before, ended])
      .then(() => old.close())
      .catch(failed);
  return {
    now: () => current,
    begin: () => {
      const own = epoch;
      own.inFlight += 1;
      return () => {
        own.inFlight -= 1;
        settle(own);
      };
    },
    swap: async (next) => {
      if (isClosed) return (before = closeLater(next, before));
      const [old, last] = [current, epoch];
      current = next;
      epoch = newEpoch();
      last.isLast = false;
      settle(last);
      if (old !== null) before = closeLater(old, last.over.promise);
    },
    after: () => before,
    close: async () => {
      isClosed = true;
      epoch.isLast = false;
      // Who stops the gateway has let requests end, or does not wait for them.
      epoch.over.resolve();
      await current?.close();
      current = null;
    },
  };
};
