/** Lends each of some workers to one user at a time, in the order of asking. */
export const createPool = <W>(workers: readonly W[]) => {
  const idle = [...workers];
  const waiting: ((worker: W) => void)[] = [];
  const take = (): Promise<W> => {
    const worker = idle.pop();
    return worker === undefined
      ? new Promise((resolve) => waiting.push(resolve))
      : Promise.resolve(worker);
  };
  const give = (worker: W): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };
  return async <T>(use: (worker: W) => Promise<T>): Promise<T> => {
    const worker = await take();
    try {
      return await use(worker);
    } finally {
      give(worker);
    }
  };
};
