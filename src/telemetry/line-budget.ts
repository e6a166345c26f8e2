/** How many lines may be written in a while. */
export interface BudgetOptions {
  /** Of one kind, and of all kinds together. */
  readonly mostOfOne: number;
  readonly mostOfAll: number;
  readonly whileMs: number;
  /** Told at the end of a while in which some were left out: how many, by kind. */
  readonly leftOut: (counts: ReadonlyMap<string, number>) => void;
}

export interface LineBudget {
  /** Whether one more line of a kind may be written. */
  admits(kind: string): boolean;
  /** Ends the while that runs. */
  close(): void;
}

/** Kinds that are counted each by itself; what comes after them is counted together. */
const MOST_KINDS = 200;
const OTHERS = 'others';

/** An error that comes back ten thousand times is a few lines, and a number. */
export const lineBudget = (options: BudgetOptions): LineBudget => {
  const { mostOfOne, mostOfAll, whileMs, leftOut } = options;
  const written = new Map<string, number>();
  const missing = new Map<string, number>();
  let all = 0;
  let timer: NodeJS.Timeout | null = null;
  const close = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const counts = new Map(missing);
    written.clear();
    missing.clear();
    all = 0;
    if (counts.size > 0) leftOut(counts);
  };
  return {
    admits: (given) => {
      timer ??= setTimeout(close, whileMs).unref();
      const isKnown = written.has(given) || written.size < MOST_KINDS;
      const kind = isKnown ? given : OTHERS;
      const before = written.get(kind) ?? 0;
      const isAdmitted = before < mostOfOne && all < mostOfAll;
      written.set(kind, before + (isAdmitted ? 1 : 0));
      if (isAdmitted) all += 1;
      else missing.set(kind, (missing.get(kind) ?? 0) + 1);
      return isAdmitted;
    },
    close,
  };
};
