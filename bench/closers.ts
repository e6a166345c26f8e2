// Undoes in reverse order what a run has opened, also where it is interrupted.

export interface Closers {
  readonly add: (close: () => unknown) => void;
  readonly closeAll: () => Promise<void>;
  /** Whether all is closed, or being closed: nothing more should be begun. */
  readonly isClosed: () => boolean;
}

const INTERRUPTED = 130;

/** For the whole of a run: an interrupted one closes everything, too. */
export const createClosers = (): Closers => {
  const closers = collect();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void closers.closeAll().finally(() => process.exit(INTERRUPTED)));
  }
  return closers;
};

/** For a part of a run: closed at its end, or with the whole. */
export const closersWithin = (whole: Closers): Closers => {
  const closers = collect();
  whole.add(closers.closeAll);
  return closers;
};

const collect = (): Closers => {
  const open: (() => unknown)[] = [];
  let isClosed = false;
  const closeAll = async (): Promise<void> => {
    isClosed = true;
    for (let close = open.pop(); close !== undefined; close = open.pop()) await close();
  };
  // What is opened while everything else is being closed is closed at once.
  const add = (close: () => unknown) => void (isClosed ? close() : open.push(close));
  return { add, closeAll, isClosed: () => isClosed };
};
