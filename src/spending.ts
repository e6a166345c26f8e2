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
  /** The sum, once all is known; null where no statement was billed by bytes. */
  total(): Promise<TotalCost | null>;
}

/** Nothing was spent yet. */
export const createSpending = (): Spending => {
  const costs: Promise<StatementCost | null>[] = [];
  return {
    add: (cost) => void costs.push(cost.catch(() => null)),
    total: async () => {
      if (costs.length === 0) return null;
      const known = (await Promise.all(costs)).filter((cost) => cost !== null);
      return {
        statements: costs.length,
        cachedStatements: known.filter(({ isCached }) => isCached).length,
        bytesProcessed: known.reduce((sum, { bytesProcessed }) => sum + bytesProcessed, 0),
        bytesBilled: known.reduce((sum, { bytesBilled }) => sum + bytesBilled, 0),
      };
    },
  };
};
