// Undoes in reverse order what a run has opened, also where it is interrupted.

export interface Closers {
  readonly add: (close: () => unknown) => void;
  readonly closeAll: () => Promise<void>;
}

const INTERRUPTED = 130;

export const createClosers = (): Closers => {
  const open: (() => unknown)[] = [];
  const closeAll = async (): Promise<void> => {
    for (let close = open.pop(); close !== undefined; close = open.pop()) await close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void closeAll().finally(() => process.exit(INTERRUPTED)));
  }
  return { add: (close) => void open.push(close), closeAll };
};
