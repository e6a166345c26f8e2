/** What one statement cost, in bytes. */
export interface StatementCost {
  readonly bytesProcessed: number;
  readonly bytesBilled: number;
  /** Whether the source answered from its own cache. */
  readonly isCached: boolean;
}

/** What some statements cost together. */
export interface TotalCost {
  readonly statements: number;
  readonly cachedStatements: number;
  readonly bytesProcessed: number;
  readonly bytesBilled: number;
}

/** Adds up what the statements of a request cost. */
export interface Spending {
  /** A statement ran; what it cost may be told later than its rows. Null: that could not be learnt. */
  add(cost: Promise<StatementCost | null>): void;
  /** Whether nothing was added, so that nothing has to be waited for. */
  isNothing(): boolean;
  /**
   * The sum, once all is known, or of what is known after so many milliseconds; null where no
   * statement was billed by bytes.
   */
  total(waitMs: number): Promise<TotalCost | null>;
}

/** Nothing was spent yet. */
export const createSpending = (): Spending => {
  const costs: Promise<void>[] = [];
  const known: StatementCost[] = [];
  const note = (cost: StatementCost | null): void => {
    if (cost !== null) known.push(cost);
  };
  return {
    // What could not be learnt is not this request's failure.
    add: (cost) => void costs.push(cost.then(note, () => {})),
    isNothing: () => costs.length === 0,
    total: async (waitMs) => {
      if (costs.length === 0) return null;
      await atMost(waitMs, Promise.all(costs));
      return {
        statements: costs.length,
        cachedStatements: known.filter(({ isCached }) => isCached).length,
        bytesProcessed: known.reduce((sum, { bytesProcessed }) => sum + bytesProcessed, 0),
        bytesBilled: known.reduce((sum, { bytesBilled }) => sum + bytesBilled, 0),
      };
    },
  };
};

/** Waits for something, in milliseconds. */
const atMost = async (waitMs: number, wanted: Promise<unknown>): Promise<void> => {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, waitMs);
  await Promise.race([wanted, late.promise]);
  clearTimeout(timer);
};
