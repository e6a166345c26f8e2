// Undoes in reverse order what a run has opened, also where it is interrupted.

export interface Closers {
  readonly add: (close: () => unknown) => void;
  readonly closeAll: () => Promise<void>;
}

const INTERRUPTED = 130;

export const createClosers = (): Closers => {
  const open: (() => unknown)[] = [];
  let isClosed = false;
  const closeAll = async (): Promise<void> => {
    isClosed = true;
    for (let close = open.pop(); close !== undefined; close = open.pop()) await close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void closeAll().finally(() => process.exit(INTERRUPTED)));
  }
  // What is opened while everything else is being closed is closed at once.
  return { add: (close) => void (isClosed ? close() : open.push(close)), closeAll };
};
