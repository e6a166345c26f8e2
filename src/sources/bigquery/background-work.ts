/** Work that nobody waits for, but the end. */
export interface BackgroundWork {
  /** Its failures are nobody's. */
  add(work: Promise<unknown>): void;
  /** Resolves when there is none left. */
  idle(): Promise<void>;
}

/** None is under way. */
export const backgroundWork = (): BackgroundWork => {
  const underWay = new Set<Promise<unknown>>();
  const idle = async (): Promise<void> => {
    if (underWay.size === 0) return;
    await Promise.allSettled(underWay);
    // What has ended may have begun more.
    await idle();
  };
  return {
    idle,
    add: (work) => {
      underWay.add(work);
      work.catch(() => {}).finally(() => underWay.delete(work));
    },
  };
};
